package id.suhu.core.alarm;

import id.suhu.core.reading.SensorId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The id of an alarm, {@code <sensor>/<rule>}.
 *
 * @param sensor the sensor
 * @param rule the name of the rule
 */
public record AlarmId(SensorId sensor, String rule) {

  // Nothing that a terminal or a path could interpret.
  private static final Pattern RULE_NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]{1,64}");

  /**
   * Returns the id of a text. Whether there is such a rule is not checked.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static AlarmId parse(String text) {
    // A rule's name has no slash, a sensor's id may have some.
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "alarm_id '%s' is not of the form <sensor>/<rule>".formatted(text));
    }
    return new AlarmId(new SensorId(text.substring(0, slash)), text.substring(slash + 1));
  }

  /** Returns the id of a text; empty if no alarm can have it. */
  public static Optional<AlarmId> of(String text) {
    try {
      return Optional.of(parse(text)).filter(id -> isRuleName(id.rule()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a text is a valid name of a rule. */
  public static boolean isRuleName(String text) {
    return RULE_NAME.matcher(text).matches();
  }

  /** Returns the id of one of its occurrences, {@code <sensor>/<rule>/<number>}. */
  public String occurrence(long number) {
    return this + "/" + number;
  }

  /** Returns the number in the id of one of its occurrences; empty if the text is not one. */
  public OptionalLong numberIn(String occurrence) {
    String prefix = this + "/";
    try {
      return occurrence.startsWith(prefix)
          ? OptionalLong.of(Long.parseLong(occurrence.substring(prefix.length())))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String toString() {
    return sensor + "/" + rule;
  }
}
