package id.suhu.core.condition;

import id.suhu.core.alarm.Signal;
import java.util.Optional;

/**
 * What a condition makes of an input.
 *
 * @param next the condition with what it remembers from now on; empty where that is the same
 * @param signal for the alarm
 */
public record Verdict(Optional<Condition> next, Signal signal) {

  /** Nothing to signal, nothing new to remember: what most readings give. */
  public static final Verdict NOTHING = new Verdict(Optional.empty(), Signal.NOTHING);

  /** Whether there is nothing to signal and nothing new to remember. */
  public boolean isNothing() {
    return next.isEmpty() && signal.equals(Signal.NOTHING);
  }

  static Verdict remember(Condition next) {
    return new Verdict(Optional.of(next), Signal.NOTHING);
  }

  static Verdict signal(Signal signal) {
    return new Verdict(Optional.empty(), signal);
  }

  static Verdict of(Condition next, Signal signal) {
    return new Verdict(Optional.of(next), signal);
  }
}
