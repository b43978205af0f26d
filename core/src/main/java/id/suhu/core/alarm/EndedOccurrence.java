package id.suhu.core.alarm;

/**
 * A raise whose condition is gone.
 *
 * @param raised the raise
 * @param clearedMs event time of the reading that cleared it, epoch milliseconds
 */
public record EndedOccurrence(Occurrence raised, long clearedMs) {

  /** Whether it was going on at this event time. */
  boolean covers(long eventTimeMs) {
    return eventTimeMs >= raised.sinceMs() && eventTimeMs <= clearedMs;
  }
}
