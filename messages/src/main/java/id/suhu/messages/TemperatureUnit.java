package id.suhu.messages;

import id.suhu.core.reading.Reading;
import java.util.Optional;

/** The units of temperature in readings. Internally, all temperatures are in °C. */
public enum TemperatureUnit {
  /** Degrees Celsius. */
  CELSIUS("C", "°C", Reading.ABSOLUTE_ZERO_CELSIUS) {
    @Override
    public double toCelsius(double value) {
      return value;
    }
  },
  /** Degrees Fahrenheit. */
  FAHRENHEIT("F", "°F", -459.67) {
    @Override
    public double toCelsius(double value) {
      return rounded((value - 32) / 1.8);
    }
  },
  /** Kelvin. */
  KELVIN("K", "K", 0) {
    @Override
    public double toCelsius(double value) {
      return rounded(value + Reading.ABSOLUTE_ZERO_CELSIUS);
    }
  };

  /**
   * Converted values are rounded to this fraction of a degree, as far as doubles can represent it.
   */
  private static final double STEPS_PER_DEGREE = 1e9;

  private static final double LARGEST_ROUNDED = 1e6;

  private final String code;
  private final String symbol;
  private final double absoluteZero;

  TemperatureUnit(String code, String symbol, double absoluteZero) {
    this.code = code;
    this.symbol = symbol;
    this.absoluteZero = absoluteZero;
  }

  /** Returns the unit with this name in messages: {@code C}, {@code F} or {@code K}. */
  public static Optional<TemperatureUnit> of(String code) {
    for (TemperatureUnit unit : values()) {
      if (unit.code.equals(code)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** Returns the unit's symbol, such as {@code °C}. */
  public String symbol() {
    return symbol;
  }

  /** Returns absolute zero in this unit. */
  public double absoluteZero() {
    return absoluteZero;
  }

  /** Converts a temperature in this unit, at or above absolute zero, to °C. */
  public abstract double toCelsius(double value);

  /** Rounds to the intended decimal: otherwise, 174.2 °F would be 78.99999999999999 °C. */
  private static double rounded(double celsius) {
    return Math.abs(celsius) < LARGEST_ROUNDED
        ? Math.rint(celsius * STEPS_PER_DEGREE) / STEPS_PER_DEGREE
        : celsius;
  }
}
