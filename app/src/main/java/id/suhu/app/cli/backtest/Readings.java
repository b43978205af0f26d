package id.suhu.app.cli.backtest;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.recording.RecordedReading;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns recorded readings into those that the engine would have got, each arriving at its event
 * time, but not before the one before. Not thread-safe.
 */
final class Readings {

  private final Map<SensorId, Long> arrivalMs = new HashMap<>();
  private long count;

  Reading of(RecordedReading recorded) {
    long arrival = arrivalMs.merge(recorded.sensor(), recorded.timeMs(), Math::max);
    return new Reading(
        recorded.sensor(),
        recorded.machine(),
        recorded.timeMs(),
        arrival,
        recorded.celsius(),
        false,
        new Position(0, count++));
  }
}
