package id.suhu.recording;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Numbers;
import id.suhu.messages.Timestamps;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Readings as JSON lines. */
final class JsonReadings implements ReadingWriter {

  private final TextFile file;
  private final StringBuilder json = new StringBuilder();

  JsonReadings(OutputStream out) {
    this.file = new TextFile(out);
  }

  @Override
  public void write(long timeMs, SensorId sensor, double celsius, Optional<String> machine)
      throws IOException {
    Rules.check(timeMs, celsius);
    json.setLength(0);
    json.append("{\"event_time\":\"")
        .append(Timestamps.print(timeMs))
        .append("\",\"sensor_id\":\"");
    JsonStringEncoder.getInstance().quoteAsString(sensor.text(), json);
    json.append("\",\"temperature\":").append(Numbers.temperature(celsius));
    if (machine.isPresent() && !machine.get().isEmpty()) {
      json.append(",\"machine_id\":\"");
      JsonStringEncoder.getInstance().quoteAsString(machine.get(), json);
      json.append('"');
    }
    file.writer().append(json.append("}\n"));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
