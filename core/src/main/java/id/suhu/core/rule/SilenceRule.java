package id.suhu.core.rule;

import java.time.Duration;

/**
 * Raises when no good reading of a sensor has arrived for a while of wall clock, clears with the
 * next one.
 *
 * @param name the rule's name
 * @param after how long a sensor may say nothing
 * @param severity how much the alarm asks for
 */
public record SilenceRule(String name, Duration after, Severity severity) implements Rule {

  private static final AlarmText TEXT =
      new AlarmText("Sensor tidak mengirim data", "Sensor sends no data");

  /** The rule that every sensor has where nothing is configured. */
  public static final SilenceRule DEFAULT =
      new SilenceRule("silence", Duration.ofSeconds(10), Severity.MEDIUM);

  /**
   * @throws IllegalArgumentException if {@code after} is shorter than a second
   */
  public SilenceRule {
    Rule.checkName(name);
    if (after.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "rule '%s' calls a sensor silent after %s; the shortest is 1 s".formatted(name, after));
    }
  }

  @Override
  public AlarmText text() {
    return TEXT;
  }
}
