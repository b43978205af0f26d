package id.suhu.core.alarm;

import java.util.Optional;

/**
 * The state machine of an alarm, the same for every rule. Applies the signals of a condition and
 * the actions of an operator.
 *
 * @see AlarmState
 */
public final class Lifecycle {

  /**
   * A state transition.
   *
   * @param next the state after the transition
   * @param event the journal's event for it
   */
  public record Step(AlarmState next, EventType event) {}

  /** An operator's action. */
  public enum Action {
    /** Acknowledges the alarm. */
    ACKNOWLEDGE,
    /** Resets a latched alarm. */
    RESET
  }

  private Lifecycle() {}

  /**
   * Returns the transition for a signal; empty if the state has none.
   *
   * @param latching whether the alarm stays after its condition has become false, until it is reset
   */
  public static Optional<Step> apply(AlarmState state, Signal signal, boolean latching) {
    if (signal instanceof Signal.Holds holds && state instanceof Inactive inactive) {
      return Optional.of(new Step(inactive.raise(holds), EventType.RAISED));
    }
    if (signal instanceof Signal.Holds holds && state instanceof Active active) {
      int change = holds.severity().compareTo(active.raised().severity());
      if (change > 0) {
        return Optional.of(new Step(active.escalate(holds.severity()), EventType.ESCALATED));
      }
      if (change < 0) {
        return Optional.of(new Step(active.at(holds.severity()), EventType.DEESCALATED));
      }
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

  /** Returns the transition for an operator's action; empty if the state does not allow it. */
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
