package id.suhu.recording;

import id.suhu.core.reading.SensorId;

/**
 * A recorded reading.
 *
 * @param line the line at which its row begins, from 1
 * @param sensor the sensor
 * @param timeMs event time, epoch milliseconds from 1970 to {@link #LATEST_MS}
 * @param celsius °C, finite and at or above absolute zero
 */
public record RecordedReading(long line, SensorId sensor, long timeMs, double celsius)
    implements Row {

  /** The end of the year 9999, epoch milliseconds, which is the latest event time. */
  public static final long LATEST_MS = 253_402_300_799_999L;
}
