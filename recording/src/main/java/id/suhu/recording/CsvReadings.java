package id.suhu.recording;

import id.suhu.core.reading.SensorId;
import id.suhu.messages.Numbers;
import id.suhu.messages.Timestamps;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Readings as CSV. */
final class CsvReadings implements ReadingWriter {

  private final CsvFile file;

  CsvReadings(OutputStream out) throws IOException {
    this.file = new CsvFile(out, "event_time", "sensor_id", "temperature", "machine_id");
  }

  @Override
  public void write(long timeMs, SensorId sensor, double celsius, Optional<String> machine)
      throws IOException {
    Rules.check(timeMs, celsius);
    file.write(
        Timestamps.print(timeMs), sensor.text(), Numbers.temperature(celsius), machine.orElse(""));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
