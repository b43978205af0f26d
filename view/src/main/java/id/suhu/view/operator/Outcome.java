package id.suhu.view.operator;

import id.suhu.messages.AlarmRecord;
import java.util.Optional;

/**
 * What became of a command.
 *
 * @param order the command
 * @param answer the engine's event; empty if it did not come in time
 */
public record Outcome(Order order, Optional<AlarmRecord> answer) {

  /** The kinds of outcomes. */
  public enum Result {
    ACCEPTED,
    REFUSED,
    UNANSWERED
  }

  /** Returns whether the engine has answered, and how. */
  public Result result() {
    if (answer.isEmpty()) {
      return Result.UNANSWERED;
    }
    return answer.get().isRefusal() ? Result.REFUSED : Result.ACCEPTED;
  }

  /** Returns whether the engine has executed the command. */
  public boolean isAccepted() {
    return result() == Result.ACCEPTED;
  }

  /** Returns whether the answer is one to another command that had the same id. */
  public boolean isOfAnotherCommand() {
    return answer.isPresent()
        && !(answer.get().alarmId().equals(order.alarm().toString())
            && (answer.get().isRefusal()
                || answer.get().event().equals(order.command().action().done().code())));
  }
}
