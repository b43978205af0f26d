package id.suhu.core.alarm;

import java.util.Optional;

/** The condition holds. */
public sealed interface Active extends AlarmState permits ActiveUnacknowledged, ActiveAcknowledged {

  /** The current occurrence. */
  Occurrence raised();

  /**
   * The condition has been gone for the off-delay.
   *
   * @param clearedMs event time of the reading that clears
   */
  Inactive clear(long clearedMs);

  /**
   * The same for an alarm that stays until it is reset.
   *
   * @param clearedMs event time of the reading that clears
   */
  Latched latch(long clearedMs);

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
