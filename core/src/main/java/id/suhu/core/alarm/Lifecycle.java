package id.suhu.core.alarm;

import java.util.Optional;

/**
 * The way of an alarm through its states: the same for every rule. What a condition signals or an
 * operator does goes in; what became of it comes out.
 *
 * @see AlarmState
 */
public final class Lifecycle {

  /**
   * A step on the way.
   *
   * @param next the state after it
   * @param event what the journal says of it
   */
  public record Step(AlarmState next, EventType event) {}

  /** What an operator does. */
  public enum Action {
    /** Takes note of the alarm. */
    ACKNOWLEDGE,
    /** Has looked at the machine of a latched alarm. */
    RESET
  }

  private Lifecycle() {}

  /**
   * The step that a signal makes; empty where the state has none for it.
   *
   * @param latching whether the alarm stays after its condition is gone, until it is reset
   */
  public static Optional<Step> apply(AlarmState state, Signal signal, boolean latching) {
    if (signal instanceof Signal.Holds holds && state instanceof Inactive inactive) {
      return Optional.of(new Step(inactive.raise(holds), EventType.RAISED));
    }
    if (signal instanceof Signal.Gone gone && state instanceof Active active) {
      AlarmState next = latching ? active.latch(gone.atMs()) : active.clear(gone.atMs());
      return Optional.of(new Step(next, EventType.CLEARED));
    }
    if (signal instanceof Signal.LateExcursion) {
      return Optional.of(new Step(state, EventType.LATE_EXCURSION));
    }
    return Optional.empty();
  }

  /** The step that an operator makes; empty where the state does not offer it. */
  public static Optional<Step> apply(AlarmState state, Action action) {
    return switch (action) {
      case ACKNOWLEDGE ->
          state instanceof Unacknowledged waiting
              ? Optional.of(new Step(waiting.acknowledge(), EventType.ACKNOWLEDGED))
              : Optional.empty();
      case RESET ->
          state instanceof Latched latched
              ? Optional.of(new Step(latched.reset(), EventType.RESET))
              : Optional.empty();
    };
  }
}
