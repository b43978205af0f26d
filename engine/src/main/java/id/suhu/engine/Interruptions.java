package id.suhu.engine;

/**
 * Tells until when the engine could not receive readings, from Kafka's responses to its queries.
 * Times are in elapsed milliseconds. Written by one thread, read by others.
 */
final class Interruptions {

  /** After this long without a response, the engine counts as unable to receive readings. */
  static final long AFTER_MS = 3_000;

  private long answeredMs;
  private boolean interrupted;
  private volatile long untilMs = Long.MIN_VALUE;

  /** Starts at a time, as if Kafka had responded then. */
  Interruptions(long nowMs) {
    this.answeredMs = nowMs;
  }

  /** Returns the end of the last interruption, which moves on as long as one lasts. */
  long untilMs() {
    return untilMs;
  }

  /** Handles a query without a response. */
  void failed(long nowMs) {
    interrupted = true;
    untilMs = nowMs;
  }

  /**
   * Handles a response. After an outage, silence counts from the first one: senders must reconnect
   * too.
   *
   * @param askedMs when the query was sent
   */
  void answered(long askedMs, long nowMs) {
    if (interrupted || askedMs - answeredMs > AFTER_MS) {
      interrupted = false;
      untilMs = nowMs;
    }
    answeredMs = nowMs;
  }
}
