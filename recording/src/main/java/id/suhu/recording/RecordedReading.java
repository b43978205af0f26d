package id.suhu.recording;

import id.suhu.core.reading.SensorId;
import id.suhu.messages.Timestamps;
import java.util.Optional;

/**
 * A recorded reading.
 *
 * @param line the line at which its row begins, from 1; in a Parquet file, the number of its row
 * @param sensor the sensor
 * @param machine the machine it belongs to, if the recording names one
 * @param timeMs event time, epoch milliseconds from 1970 to {@link Timestamps#MAX_MS}
 * @param celsius °C, finite and at or above absolute zero
 */
public record RecordedReading(
    long line, SensorId sensor, Optional<String> machine, long timeMs, double celsius)
    implements Row {

  /** Turns -0.0 into 0.0, the same temperature. */
  public RecordedReading {
    celsius += 0.0;
  }
}
