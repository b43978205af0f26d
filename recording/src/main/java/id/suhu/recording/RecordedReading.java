package id.suhu.recording;

import id.suhu.core.reading.SensorId;
import id.suhu.messages.Timestamps;

/**
 * A recorded reading.
 *
 * @param line the line at which its row begins, from 1
 * @param sensor the sensor
 * @param timeMs event time, epoch milliseconds from 1970 to {@link Timestamps#MAX_MS}
 * @param celsius °C, finite and at or above absolute zero
 */
public record RecordedReading(long line, SensorId sensor, long timeMs, double celsius)
    implements Row {}
