package id.suhu.recording;

import id.suhu.core.reading.SensorId;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes readings to a file that {@link Recording} can read. Memory use does not depend on their
 * number. A file that was not closed is not complete. Not thread-safe.
 */
public sealed interface ReadingWriter extends Closeable
    permits CsvReadings, JsonReadings, ParquetReadings {

  /**
   * Writes a reading.
   *
   * @param timeMs event time, epoch milliseconds from 1970 to 9999
   * @param sensor the sensor
   * @param celsius °C, finite and at or above absolute zero
   * @param machine the machine it belongs to; an empty text counts as none
   * @throws IllegalArgumentException if the time or the temperature is not valid
   * @throws IOException if it cannot be written
   */
  void write(long timeMs, SensorId sensor, double celsius, Optional<String> machine)
      throws IOException;

  /** Completes the file and closes its stream, also if completing fails. */
  @Override
  void close() throws IOException;
}
