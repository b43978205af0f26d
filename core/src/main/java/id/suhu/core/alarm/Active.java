package id.suhu.core.alarm;

import java.util.Optional;

/** The alarm condition is true. */
public sealed interface Active extends AlarmState permits ActiveUnacknowledged, ActiveAcknowledged {

  /** Returns the current occurrence. */
  Occurrence raised();

  /**
   * Returns the state after the condition has been false for the off-delay.
   *
   * @param clearedMs event time of the clearing reading, epoch milliseconds
   */
  Inactive clear(long clearedMs);

  /**
   * Returns the state after the condition has been false for the off-delay, for a latching alarm.
   *
   * @param clearedMs event time of the clearing reading, epoch milliseconds
   */
  Latched latch(long clearedMs);

  /** Returns the state after a reminder: the alarm has to be acknowledged again. */
  default ActiveUnacknowledged remind() {
    return new ActiveUnacknowledged(raised());
  }

  /** Returns the state at a level of a higher severity: it has to be acknowledged again. */
  default ActiveUnacknowledged escalate(Severity severity) {
    return new ActiveUnacknowledged(raised().of(severity));
  }

  /** Returns the state at a level of another severity: an acknowledgement stays valid. */
  Active at(Severity severity);

  @Override
  default boolean active() {
    return true;
  }

  @Override
  default Optional<Occurrence> occurrence() {
    return Optional.of(raised());
  }

  @Override
  default boolean covers(long eventTimeMs) {
    return eventTimeMs >= raised().sinceMs();
  }

  @Override
  default Normal ended(long nowMs) {
    return new Normal(Optional.of(new EndedOccurrence(raised(), nowMs)));
  }
}
