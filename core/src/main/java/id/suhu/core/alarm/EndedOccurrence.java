package id.suhu.core.alarm;

/**
 * An occurrence that was cleared.
 *
 * @param raised the occurrence
 * @param clearedMs event time of the clearing reading, epoch milliseconds
 */
public record EndedOccurrence(Occurrence raised, long clearedMs) {

  /** Returns whether the occurrence spans this event time. */
  boolean covers(long eventTimeMs) {
    return eventTimeMs >= raised.sinceMs() && eventTimeMs <= clearedMs;
  }
}
