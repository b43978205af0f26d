package id.suhu.app.config;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate of change of a temperature, such as {@code 5 °C/min} or {@code -9 °F/min}; converted to °C
 * per minute.
 */
enum RateForm implements Form<Double> {
  /** Above 0 for a rise, below 0 for a fall. */
  LIMIT {
    @Override
    void check(double perMinute) {
      if (perMinute == 0) {
        throw new IllegalArgumentException("it must be above 0 for a rise or below 0 for a fall");
      }
    }
  },
  /** A difference between two rates. */
  DIFFERENCE {
    @Override
    void check(double perMinute) {
      if (perMinute < 0) {
        throw new IllegalArgumentException("it must be at least 0 °C/min");
      }
    }
  };

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?\\d+(\\.\\d+)?)\\s*(/\\s*min)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PATTERN =
      Pattern.compile("([+-]?)(\\d.*?)\\s*/\\s*min", Pattern.CASE_INSENSITIVE);

  @Override
  public Double parse(String text) {
    String normalized = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Matcher number = NUMBER.matcher(normalized);
    if (number.matches()) {
      throw new IllegalArgumentException(
          "a rate needs a unit; did you mean '%s °C/min'?".formatted(number.group(1)));
    }
    double perMinute = perMinute(normalized);
    check(perMinute);
    return perMinute;
  }

  abstract void check(double perMinute);

  private static double perMinute(String text) {
    Matcher matcher = PATTERN.matcher(text);
    try {
      if (matcher.matches()) {
        double magnitude = TemperatureForm.DIFFERENCE.parse(matcher.group(2));
        return matcher.group(1).equals("-") ? -magnitude : magnitude;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(rule(), e);
    }
    throw new IllegalArgumentException(rule());
  }

  private static String rule() {
    return "a rate is a number with a decimal point and a unit per minute, such as 5 °C/min or"
        + " -9 °F/min";
  }
}
