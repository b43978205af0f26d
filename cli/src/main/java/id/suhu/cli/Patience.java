package id.suhu.cli;

import java.time.Duration;
import java.util.Optional;

/** What a command that was asked to end may take, and what a second signal does. */
public enum Patience {
  /** It ends within ten seconds; a second signal ends it at once. */
  SHORT(Optional.of(Duration.ofSeconds(10))),

  /** It takes what its work needs; a second signal ends it at once. */
  LONG(Optional.empty()),

  /**
   * It takes what its work needs, and the process that started this one watches over that: it
   * passes signals on, kills this one when somebody does not want to wait, and tells that it has
   * stopped. A terminal and service managers signal both, so that any number of signals is one.
   */
  LED(Optional.empty());

  private static final String LED_PROPERTY = "suhu.led";

  private final Optional<Duration> limit;

  Patience(Optional<Duration> limit) {
    this.limit = limit;
  }

  /** The longest that a command may take; empty for any time. */
  Optional<Duration> limit() {
    return limit;
  }

  /** The option of a JVM that makes a program {@link #LED}. */
  public static String ledOption() {
    return "-D" + LED_PROPERTY + "=true";
  }

  /** {@link #LED} where this JVM was started so, else the patience given. */
  public static Patience ledOr(Patience other) {
    return Boolean.getBoolean(LED_PROPERTY) ? LED : other;
  }
}
