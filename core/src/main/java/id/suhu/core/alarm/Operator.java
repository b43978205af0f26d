package id.suhu.core.alarm;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The command that caused an event.
 *
 * @param user the operator
 * @param comment the operator's comment, or reason
 * @param commandId the command's id
 * @param shelvedUntilMs when a shelving ends by the wall clock, epoch milliseconds
 * @param refusal why the command was refused; empty if it was executed
 */
public record Operator(
    String user,
    String comment,
    String commandId,
    OptionalLong shelvedUntilMs,
    Optional<Refusal> refusal) {}
