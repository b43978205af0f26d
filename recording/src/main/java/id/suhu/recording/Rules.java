package id.suhu.recording;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Quoted;
import id.suhu.messages.Timestamps;
import java.util.Optional;

/** What makes a row a reading, in every format. */
final class Rules {

  private Rules() {}

  /** Returns why a time is not valid. */
  static String badTime(String text) {
    return "time '%s' is neither ISO-8601 nor a number since the epoch, from 1970 to 9999"
        .formatted(Quoted.shortened(text));
  }

  /** Returns whether a temperature is finite and not below absolute zero, °C. */
  static boolean possible(double celsius) {
    return Double.isFinite(celsius) && celsius >= Reading.ABSOLUTE_ZERO_CELSIUS;
  }

  /** Returns why a temperature is not {@link #possible}. */
  static String badTemperature(String text) {
    return "temperature '%s' °C is not finite or below absolute zero"
        .formatted(Quoted.shortened(text));
  }

  /**
   * Returns a machine; empty if the text violates a rule of {@link SensorId}. As in a message, an
   * invalid machine must not cost the temperature.
   */
  static Optional<String> machine(String text) {
    return text.isEmpty() ? Optional.empty() : SensorId.of(text).map(SensorId::text);
  }

  /**
   * Checks a reading that is to be written, so that it can be read again.
   *
   * @throws IllegalArgumentException if its time or temperature is not valid
   */
  static void check(long timeMs, double celsius) {
    if (timeMs < 0 || timeMs > Timestamps.MAX_MS) {
      throw new IllegalArgumentException("time %d ms is outside 1970 to 9999".formatted(timeMs));
    }
    if (!possible(celsius)) {
      throw new IllegalArgumentException(badTemperature(Double.toString(celsius)));
    }
  }
}
