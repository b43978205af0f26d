package id.suhu.messages;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import id.suhu.core.reading.SensorId;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes readings in the format of the reading topic. */
public final class ReadingJson {

  private ReadingJson() {}

  /** Writes a minimal reading: {@code {"sensor_id": "S1", "temperature": 83}}. */
  public static String write(SensorId sensor, double celsius) {
    return write(sensor, celsius, OptionalLong.empty(), Optional.empty());
  }

  /**
   * Writes a reading.
   *
   * @param celsius °C, finite
   * @param eventTimeMs when it was measured, epoch milliseconds
   * @param machine the machine's id
   * @throws IllegalArgumentException if the temperature is not finite, which JSON cannot represent
   */
  public static String write(
      SensorId sensor, double celsius, OptionalLong eventTimeMs, Optional<String> machine) {
    if (!Double.isFinite(celsius)) {
      throw new IllegalArgumentException(
          "sensor '%s' has %s °C; it must be finite".formatted(sensor, celsius));
    }
    StringBuilder json = new StringBuilder(64);
    json.append("{\"sensor_id\": \"");
    JsonStringEncoder.getInstance().quoteAsString(sensor.text(), json);
    json.append("\", \"temperature\": ").append(Numbers.temperature(celsius));
    if (eventTimeMs.isPresent()) {
      json.append(", \"timestamp\": \"")
          .append(Timestamps.print(eventTimeMs.getAsLong()))
          .append('"');
    }
    if (machine.isPresent()) {
      json.append(", \"machine_id\": \"");
      JsonStringEncoder.getInstance().quoteAsString(machine.get(), json);
      json.append('"');
    }
    return json.append('}').toString();
  }
}
