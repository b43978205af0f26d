package id.suhu.sim.send;

import java.time.Duration;

/**
 * What a run did.
 *
 * @param sent readings handed to Kafka: {@code acknowledged + failed}
 * @param acknowledged those that Kafka has
 * @param failed those that it has not, as far as can be told
 * @param elapsed from the first to the last answer
 * @param stopped whether it was asked to stop before its feed's end
 */
public record SendSummary(
    long sent, long acknowledged, long failed, Duration elapsed, boolean stopped) {

  /** Acknowledged readings per second; 0 where no time passed. */
  public double readingsPerSecond() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds > 0 ? acknowledged / seconds : 0;
  }
}
