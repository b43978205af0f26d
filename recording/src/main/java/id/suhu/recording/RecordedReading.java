package id.suhu.recording;

import id.suhu.core.reading.SensorId;

/**
 * A reading as it was recorded.
 *
 * @param line where its row begins, from 1
 * @param sensor whose reading
 * @param timeMs event time, epoch milliseconds from 1970 to {@link #LATEST_MS}
 * @param celsius °C, such as a reading may have
 */
public record RecordedReading(long line, SensorId sensor, long timeMs, double celsius)
    implements Row {

  /** The end of the year 9999, epoch milliseconds: no event time is later. */
  public static final long LATEST_MS = 253_402_300_799_999L;
}
