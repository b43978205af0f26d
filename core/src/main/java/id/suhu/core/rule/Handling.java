package id.suhu.core.rule;

import java.time.Duration;
import java.util.Optional;

/**
 * What an alarm asks of an operator.
 *
 * @param severity how much
 * @param latching whether it stays, once cleared, until somebody resets it
 * @param reAlarm how long after it last asked an alarm that is still active asks again; empty never
 */
public record Handling(Severity severity, boolean latching, Optional<Duration> reAlarm) {

  /**
   * @throws IllegalArgumentException if {@code reAlarm} is shorter than a second
   */
  public Handling {
    if (reAlarm.isPresent() && reAlarm.get().compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "an alarm asks again after %s; the shortest is 1 s".formatted(reAlarm.get()));
    }
  }

  /** Asks once, and for no reset. */
  public static Handling of(Severity severity) {
    return new Handling(severity, false, Optional.empty());
  }
}
