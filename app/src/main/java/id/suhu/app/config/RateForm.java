package id.suhu.app.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast a temperature changes, as {@code 5 °C/min} or {@code -9 °F/min}; to °C per minute. */
enum RateForm implements Form<Double> {
  /** Above 0 for a rise, below 0 for a fall. */
  LIMIT {
    @Override
    void check(double perMinute) {
      if (perMinute == 0) {
        throw new IllegalArgumentException("it must be above 0 for a rise, below 0 for a fall");
      }
    }
  },
  /** The distance between two rates. */
  DIFFERENCE {
    @Override
    void check(double perMinute) {
      if (perMinute < 0) {
        throw new IllegalArgumentException("it must be at least 0 °C/min");
      }
    }
  };

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*(?:/\\s*min)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PATTERN =
      Pattern.compile("([+-]?)(\\d.*?)\\s*/\\s*min", Pattern.CASE_INSENSITIVE);

  @Override
  public Double parse(String text) {
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      throw new IllegalArgumentException(
          "a rate needs a unit; did you mean '%s °C/min'?".formatted(number.group(1)));
    }
    double perMinute = perMinute(text);
    check(perMinute);
    return perMinute;
  }

  abstract void check(double perMinute);

  private static double perMinute(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (matcher.matches()) {
      try {
        double magnitude = TemperatureForm.DIFFERENCE.parse(matcher.group(2));
        return matcher.group(1).equals("-") ? -magnitude : magnitude;
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(advice(), e);
      }
    }
    throw new IllegalArgumentException(advice());
  }

  private static String advice() {
    return "a rate is a number with a decimal point and a unit per minute, such as 5 °C/min or"
        + " -9 °F/min";
  }
}
