package id.suhu.web;

/**
 * Whether a part of the system works.
 *
 * @param name of the part, such as {@code engine}
 * @param ready whether it does what it is for
 * @param reason why, with the value and the rule, in plain English
 */
public record HealthCheck(String name, boolean ready, String reason) {}
