package id.suhu.core.command;

import id.suhu.core.alarm.EventType;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * An operator's command to one alarm.
 *
 * @param id identifies the command: a repetition with the same id changes nothing
 * @param action the requested action
 * @param rule the name of the alarm's rule
 * @param occurrence number of the occurrence meant; if empty, the current one
 * @param user the operator
 * @param comment the operator's comment, or the reason if the action requires one
 */
public record AlarmCommand(
    String id, Action action, String rule, OptionalLong occurrence, String user, String comment) {

  /**
   * For how long a command is valid after its arrival. An older one was given in view of another
   * state of the plant: acknowledging an alarm that the operator has not seen would hide it.
   */
  public static final Duration VALID_FOR = Duration.ofMinutes(5);

  /** Maximum length of an id, in characters. */
  public static final int MAX_ID = 64;

  /** Maximum length of a rule's name, in characters; an unknown rule is answered by its name. */
  public static final int MAX_RULE = 64;

  /** Maximum length of a user, in characters. */
  public static final int MAX_USER = 64;

  /** Maximum length of a comment, in characters. */
  public static final int MAX_COMMENT = 500;

  /**
   * @throws IllegalArgumentException if the id, the rule or the user is empty, or a text is too
   *     long
   */
  public AlarmCommand {
    check("command_id", id, 1, MAX_ID);
    check("rule", rule, 1, MAX_RULE);
    check("user", user, 1, MAX_USER);
    check("comment", comment, 0, MAX_COMMENT);
  }

  private static void check(String what, String text, int least, int most) {
    if (text.length() < least || text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; it must have %d to %d"
              .formatted(what, text.length(), least, most));
    }
  }

  /** What a command requests. */
  public sealed interface Action {

    /** Returns the type of the event that tells of its execution. */
    EventType done();
  }

  /** Acknowledges the alarm. */
  public record Acknowledge() implements Action {

    @Override
    public EventType done() {
      return EventType.ACKNOWLEDGED;
    }
  }

  /** Resets a latched alarm. */
  public record Reset() implements Action {

    @Override
    public EventType done() {
      return EventType.RESET;
    }
  }

  /**
   * Shelves the alarm: it does not need attention for a time.
   *
   * @param duration above 0
   */
  public record Shelve(Duration duration) implements Action {

    /**
     * @throws IllegalArgumentException if the duration is not above 0
     */
    public Shelve {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(
            "shelving time is %s; it must be above 0".formatted(duration));
      }
    }

    @Override
    public EventType done() {
      return EventType.SHELVED;
    }
  }

  /** Ends a shelving. */
  public record Unshelve() implements Action {

    @Override
    public EventType done() {
      return EventType.UNSHELVED;
    }
  }

  /** Takes the alarm out of service: it does not need attention until it is put back. */
  public record TakeOutOfService() implements Action {

    @Override
    public EventType done() {
      return EventType.OUT_OF_SERVICE;
    }
  }

  /** Puts the alarm back into service. */
  public record PutInService() implements Action {

    @Override
    public EventType done() {
      return EventType.IN_SERVICE;
    }
  }
}
