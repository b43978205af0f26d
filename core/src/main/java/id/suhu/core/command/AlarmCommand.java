package id.suhu.core.command;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What an operator asks of one alarm.
 *
 * @param id tells it from every other command: the same again changes nothing
 * @param action what is asked for
 * @param rule the name of the alarm's rule
 * @param occurrence the number of the raise that the operator means; empty for whichever is current
 * @param user who asks
 * @param comment what they say to it; for what needs a reason, the reason
 */
public record AlarmCommand(
    String id, Action action, String rule, OptionalLong occurrence, String user, String comment) {

  /** The longest id, user and comment, in characters. */
  public static final int MAX_ID = 64;

  /** The longest user. */
  public static final int MAX_USER = 64;

  /** The longest comment. */
  public static final int MAX_COMMENT = 500;

  /**
   * @throws IllegalArgumentException if id or user are empty, or a text is too long
   */
  public AlarmCommand {
    check("command_id", id, 1, MAX_ID);
    check("user", user, 1, MAX_USER);
    check("comment", comment, 0, MAX_COMMENT);
  }

  private static void check(String what, String text, int least, int most) {
    if (text.length() < least || text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; it needs %d to %d".formatted(what, text.length(), least, most));
    }
  }

  /** What can be asked for. */
  public sealed interface Action {}

  /** Somebody takes note. */
  public record Acknowledge() implements Action {}

  /** Somebody has looked at the machine: a latched alarm may go. */
  public record Reset() implements Action {}

  /**
   * The alarm shall not ask for attention for a time.
   *
   * @param duration how long, above 0
   */
  public record Shelve(Duration duration) implements Action {

    /**
     * @throws IllegalArgumentException if the duration is not above 0
     */
    public Shelve {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(
            "the shelving time is %s; it must be above 0".formatted(duration));
      }
    }
  }

  /** The alarm shall ask for attention again. */
  public record Unshelve() implements Action {}

  /** The alarm shall not ask for attention until it is taken back. */
  public record TakeOutOfService() implements Action {}

  /** The alarm shall ask for attention again. */
  public record PutInService() implements Action {}
}
