package id.suhu.core.condition;

import id.suhu.core.alarm.Signal;
import java.util.Optional;

/**
 * A condition's result for an input.
 *
 * @param next the condition with its new memory; empty if unchanged
 * @param signal the signal for the alarm
 */
public record Verdict(Optional<Condition> next, Signal signal) {

  /** No signal and no new memory: the result for most readings. */
  public static final Verdict NOTHING = new Verdict(Optional.empty(), Signal.NOTHING);

  /** Returns whether there is no signal and no new memory. */
  public boolean isNothing() {
    return next.isEmpty() && signal.equals(Signal.NOTHING);
  }

  static Verdict remember(Condition next) {
    return new Verdict(Optional.of(next), Signal.NOTHING);
  }

  static Verdict signal(Signal signal) {
    return new Verdict(Optional.empty(), signal);
  }

  /** Returns this verdict with a signal. */
  Verdict and(Signal other) {
    return new Verdict(next, other);
  }
}
