package id.suhu.messages;

import id.suhu.core.reading.Reading;
import java.util.Optional;

/** The units a reading may come in; inside, everything is °C. */
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

  /** Converted values are rounded to this part of a degree, up to where doubles hold it. */
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

  /** The unit with this name on the wire: {@code C}, {@code F} or {@code K}. */
  public static Optional<TemperatureUnit> of(String code) {
    for (TemperatureUnit unit : values()) {
      if (unit.code.equals(code)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** As people write it, such as {@code °C}. */
  public String symbol() {
    return symbol;
  }

  /** The lowest temperature there is, in this unit. */
  public double absoluteZero() {
    return absoluteZero;
  }

  /** A temperature in this unit, at or above absolute zero, in °C. */
  public abstract double toCelsius(double value);

  /** To the decimal that is meant: else 174.2 °F would be 78.99999999999999 °C. */
  private static double rounded(double celsius) {
    return Math.abs(celsius) < LARGEST_ROUNDED
        ? Math.rint(celsius * STEPS_PER_DEGREE) / STEPS_PER_DEGREE
        : celsius;
  }
}
