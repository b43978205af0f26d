package id.suhu.core.rule;

import java.util.OptionalDouble;

/**
 * Raises when a temperature is strictly beyond a limit, clears when it is back by a deadband. A
 * second limit further out makes the same alarm critical: {@code highHigh} beside {@code high},
 * {@code lowLow} beside {@code low}.
 *
 * @param name the rule's name
 * @param side whether beyond is above or below
 * @param limitCelsius °C; a reading of exactly this is not beyond it
 * @param extremeCelsius °C of the second limit, where there is one
 * @param deadbandCelsius °C, 0 or more; for both limits
 * @param delays how long the temperature must have been beyond or back; for both limits
 * @param handling what the alarm asks for; beyond the second limit its severity is critical
 */
public record LevelRule(
    String name,
    Side side,
    double limitCelsius,
    OptionalDouble extremeCelsius,
    double deadbandCelsius,
    Delays delays,
    Handling handling)
    implements MeasuredRule {

  /** The high rule that every sensor has where nothing is configured. */
  public static final LevelRule DEFAULT_HIGH =
      new LevelRule(
          "high",
          Side.HIGH,
          80.0,
          OptionalDouble.empty(),
          1.0,
          Delays.NONE,
          Handling.of(Severity.HIGH));

  /**
   * @throws IllegalArgumentException if a number is not finite, the deadband negative, or the
   *     second limit not further out than the first
   */
  public LevelRule {
    Rule.checkName(name);
    Rule.checkFinite(name, "limit in °C", limitCelsius);
    Rule.checkDeadband(name, deadbandCelsius, "°C");
    if (extremeCelsius.isPresent()) {
      double extreme = extremeCelsius.getAsDouble();
      Rule.checkFinite(name, "second limit in °C", extreme);
      if (!side.isBeyond(extreme, limitCelsius)) {
        throw new IllegalArgumentException(
            "rule '%s' has the limits %s °C and %s °C; the second must be %s the first"
                .formatted(name, limitCelsius, extreme, side == Side.HIGH ? "above" : "below"));
      }
    }
  }

  /** The furthest limit that a temperature is strictly beyond: 0 for none, 1 or 2. */
  public int beyond(double celsius) {
    if (!side.isBeyond(celsius, limitCelsius)) {
      return 0;
    }
    return extremeCelsius.isPresent() && side.isBeyond(celsius, extremeCelsius.getAsDouble())
        ? 2
        : 1;
  }

  /** The furthest limit that a temperature is not yet back from: 0 for none, 1 or 2. */
  public int held(double celsius) {
    if (side.isBack(celsius, limitCelsius, deadbandCelsius)) {
      return 0;
    }
    return extremeCelsius.isPresent()
            && !side.isBack(celsius, extremeCelsius.getAsDouble(), deadbandCelsius)
        ? 2
        : 1;
  }

  @Override
  public double limit(int level, double celsius) {
    return level == 2 ? extremeCelsius.orElse(limitCelsius) : limitCelsius;
  }

  @Override
  public int levels() {
    return extremeCelsius.isPresent() ? 2 : 1;
  }

  @Override
  public Severity severity(int level) {
    return level == 2 ? Severity.CRITICAL : handling.severity();
  }

  @Override
  public RuleKind kind() {
    return side.kind();
  }

  @Override
  public String fingerprint() {
    return "%s %s %s %s %s"
        .formatted(limitCelsius, extremeCelsius, deadbandCelsius, delays, handling);
  }
}
