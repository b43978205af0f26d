package id.suhu.sim.send;

import java.time.Duration;

/**
 * The result of a run.
 *
 * @param sent readings passed to Kafka: {@code acknowledged + failed}
 * @param acknowledged readings acknowledged by Kafka
 * @param failed readings that Kafka does not have, as far as is known
 * @param elapsed time from the first to the last response
 * @param stopped whether a stop was requested before the end of the feed
 */
public record SendSummary(
    long sent, long acknowledged, long failed, Duration elapsed, boolean stopped) {

  /** Returns acknowledged readings per second; 0 if no time has passed. */
  public double readingsPerSecond() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds > 0 ? acknowledged / seconds : 0;
  }
}
