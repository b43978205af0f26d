package id.suhu.core.rule;

/**
 * Raises when a reading is none that the instrument could measure: a fault of the sensor or of its
 * wiring. Such a reading says nothing about the machine: no other rule takes it for a temperature.
 * The range is what OPC UA Part 8 calls the instrument range.
 *
 * @param name the rule's name
 * @param lowestCelsius °C, the lowest that the instrument is rated for
 * @param highestCelsius °C, the highest
 * @param delays how long readings must have been outside or inside
 * @param handling what the alarm asks for
 */
public record RangeRule(
    String name, double lowestCelsius, double highestCelsius, Delays delays, Handling handling)
    implements MeasuredRule {

  /**
   * @throws IllegalArgumentException if a number is not finite, or the range is empty
   */
  public RangeRule {
    Rule.checkName(name);
    Rule.checkFinite(name, "lowest temperature in °C", lowestCelsius);
    Rule.checkFinite(name, "highest temperature in °C", highestCelsius);
    if (lowestCelsius >= highestCelsius) {
      throw new IllegalArgumentException(
          "rule '%s' has the range %s °C to %s °C; it must not be empty"
              .formatted(name, lowestCelsius, highestCelsius));
    }
  }

  /** Whether the instrument could not have measured a temperature. */
  public boolean isOutside(double celsius) {
    return celsius < lowestCelsius || celsius > highestCelsius;
  }

  @Override
  public double limit(int level, double celsius) {
    return celsius < lowestCelsius ? lowestCelsius : highestCelsius;
  }

  @Override
  public RuleKind kind() {
    return RuleKind.RANGE;
  }

  @Override
  public String fingerprint() {
    return "%s %s %s %s".formatted(lowestCelsius, highestCelsius, delays, handling);
  }
}
