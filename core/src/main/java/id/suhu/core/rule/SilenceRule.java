package id.suhu.core.rule;

import java.time.Duration;

/**
 * Raises when no good reading of a sensor has arrived for a while of wall clock, clears with the
 * next one.
 *
 * @param name the rule's name
 * @param after how long a sensor may say nothing
 * @param handling what the alarm asks for
 */
public record SilenceRule(String name, Duration after, Handling handling) implements Rule {

  /** The rule that every sensor has where nothing is configured. */
  public static final SilenceRule DEFAULT =
      new SilenceRule("silence", Duration.ofSeconds(10), Handling.of(Severity.MEDIUM));

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
  public RuleKind kind() {
    return RuleKind.SILENCE;
  }

  @Override
  public String fingerprint() {
    return "%s %s".formatted(after, handling);
  }
}
