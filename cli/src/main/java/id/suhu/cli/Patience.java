package id.suhu.cli;

import java.time.Duration;
import java.util.Optional;

/** How long a command may take to stop, and the effect of a second signal. */
public enum Patience {
  /** The command must stop within ten seconds; a second signal ends it at once. */
  SHORT(Optional.of(Duration.ofSeconds(10))),

  /** The command may take as long as it needs; a second signal ends it at once. */
  LONG(Optional.empty()),

  /**
   * The command may take as long as it needs, supervised by the parent process. The parent forwards
   * signals, kills this process at a second signal, and reports that it has stopped. A terminal and
   * service managers signal both processes, so repeated signals count as one.
   */
  LED(Optional.empty());

  private static final String LED_PROPERTY = "suhu.led";

  private final Optional<Duration> limit;

  Patience(Optional<Duration> limit) {
    this.limit = limit;
  }

  /** Returns the time limit; empty if there is none. */
  Optional<Duration> limit() {
    return limit;
  }

  /** Returns the JVM option that selects {@link #LED}. */
  public static String ledOption() {
    return "-D" + LED_PROPERTY + "=true";
  }

  /** Returns {@link #LED} if this JVM was started with that option, or else the given value. */
  public static Patience ledOr(Patience other) {
    return Boolean.getBoolean(LED_PROPERTY) ? LED : other;
  }
}
