package id.suhu.messages;

import java.util.Optional;

/**
 * An operator's decision that an alarm does not need attention for now: it is shelved, or taken out
 * of service.
 *
 * @param user the operator
 * @param reason the operator's reason
 * @param since when, ISO-8601
 * @param until when a shelving ends, ISO-8601
 */
public record SetAside(String user, String reason, String since, Optional<String> until) {}
