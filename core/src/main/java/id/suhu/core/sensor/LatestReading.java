package id.suhu.core.sensor;

import id.suhu.core.reading.Reading;

/**
 * The newest reading of a sensor: later ones are judged against its time.
 *
 * @param eventTimeMs epoch milliseconds
 * @param celsius °C
 * @param clockSuspect its time is not its sender's, or its sender's clock was set back and has not
 *     yet come past where it was
 */
public record LatestReading(long eventTimeMs, double celsius, boolean clockSuspect) {

  static LatestReading of(Reading reading, boolean clockSuspect) {
    return new LatestReading(reading.eventTimeMs(), reading.celsius(), clockSuspect);
  }
}
