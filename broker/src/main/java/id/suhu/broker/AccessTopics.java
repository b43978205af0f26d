package id.suhu.broker;

/**
 * The topics that roles speak of.
 *
 * @param readings where sensors send; the names of all of Suhu's topics begin with it
 * @param commands where operators' commands go
 */
public record AccessTopics(String readings, String commands) {}
