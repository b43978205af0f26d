package id.suhu.app.config;

import id.suhu.messages.TemperatureUnit;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A temperature with its unit, such as {@code 80 °C}, {@code 176 °F} or {@code 353.15 K}; converted
 * to °C.
 */
enum TemperatureForm implements Form<Double> {
  /** A point on the scale. */
  LIMIT {
    @Override
    double celsius(double value, TemperatureUnit unit) {
      if (value < unit.absoluteZero()) {
        throw new IllegalArgumentException(
            "it must not be below absolute zero, %s %s"
                .formatted(unit.absoluteZero(), unit.symbol()));
      }
      return unit.toCelsius(value);
    }
  },
  /** A difference between two points: 1.8 °F equal 1 °C. */
  DIFFERENCE {
    @Override
    double celsius(double value, TemperatureUnit unit) {
      if (value < 0) {
        throw new IllegalArgumentException("it must be at least 0 " + unit.symbol());
      }
      return unit == TemperatureUnit.FAHRENHEIT ? value / 1.8 : value;
    }
  };

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final Pattern PATTERN =
      Pattern.compile("(" + NUMBER + ")\\s*°?\\s*([CFK])", Pattern.CASE_INSENSITIVE);

  @Override
  public Double parse(String text) {
    if (NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a temperature needs a unit; did you mean '%s °C'?".formatted(text));
    }
    // Normalizes ℃ and no-break spaces, which word processors write.
    Matcher matcher = PATTERN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a temperature is a number with a decimal point and a unit, such as 80.5 °C or 176 °F");
    }
    TemperatureUnit unit =
        TemperatureUnit.of(matcher.group(3).toUpperCase(Locale.ROOT)).orElseThrow();
    double celsius = celsius(Double.parseDouble(matcher.group(1)), unit);
    if (!Double.isFinite(celsius)) {
      throw new IllegalArgumentException("it must be a temperature that can be");
    }
    return celsius;
  }

  abstract double celsius(double value, TemperatureUnit unit);
}
