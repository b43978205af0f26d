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
      // Rounding could take absolute zero itself a hair below.
      return Math.max(Reading.ABSOLUTE_ZERO_CELSIUS, (value - 32) / 1.8);
    }
  },
  /** Kelvin. */
  KELVIN("K", "K", 0) {
    @Override
    public double toCelsius(double value) {
      return value + Reading.ABSOLUTE_ZERO_CELSIUS;
    }
  };

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
}
