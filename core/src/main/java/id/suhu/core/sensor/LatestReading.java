package id.suhu.core.sensor;

import id.suhu.core.reading.Reading;

/**
 * The newest reading of a sensor by event time.
 *
 * @param eventTimeMs epoch milliseconds
 * @param celsius °C
 * @param clockSuspect whether its time is not the sender's, or the sender's clock was set back and
 *     has not yet passed its earlier maximum
 */
public record LatestReading(long eventTimeMs, double celsius, boolean clockSuspect) {

  static LatestReading of(Reading reading, boolean clockSuspect) {
    return new LatestReading(reading.eventTimeMs(), reading.celsius(), clockSuspect);
  }
}
