package id.suhu.core.alarm;

import java.util.Optional;

/** The alarm condition is false. */
public sealed interface Inactive extends AlarmState
    permits Normal, ReturnedUnacknowledged, Latched {

  /** Returns the latest occurrence; empty if the alarm was never raised. */
  Optional<EndedOccurrence> past();

  /**
   * Returns the state after the condition has been true for the on-delay.
   *
   * @param holds start of the condition, time of the raise, and severity
   */
  default ActiveUnacknowledged raise(Signal.Holds holds) {
    Optional<EndedOccurrence> past = past();
    return new ActiveUnacknowledged(
        past.isPresent() ? past.get().raised().next(holds) : Occurrence.first(holds));
  }

  @Override
  default boolean active() {
    return false;
  }

  @Override
  default Optional<Occurrence> occurrence() {
    return past().map(EndedOccurrence::raised);
  }

  @Override
  default boolean covers(long eventTimeMs) {
    return past().isPresent() && past().get().covers(eventTimeMs);
  }

  @Override
  default Normal ended(long nowMs) {
    return new Normal(past());
  }
}
