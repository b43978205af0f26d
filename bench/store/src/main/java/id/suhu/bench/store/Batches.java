package id.suhu.bench.store;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The same readings in batches: of each sensor in turn, one second of event time apart.
 *
 * @param startMs event time of the first readings, epoch milliseconds
 * @param sensors number of sensors
 * @param rows number of readings of a batch
 */
record Batches(long startMs, int sensors, int rows) {

  /** Returns a batch. */
  List<Reading> get(int batch) {
    List<SensorId> ids =
        IntStream.range(0, sensors)
            .mapToObj(i -> new SensorId("machine-%05d/bearing".formatted(i)))
            .toList();
    List<Reading> readings = new ArrayList<>(rows);
    for (long n = (long) batch * rows; n < (batch + 1L) * rows; n++) {
      int sensor = (int) (n % sensors);
      long timeMs = startMs + n / sensors * 1_000;
      readings.add(
          new Reading(
              ids.get(sensor),
              Optional.empty(),
              timeMs,
              timeMs,
              60 + (n / sensors + sensor) % 190 / 10.0,
              false,
              Position.imported(n)));
    }
    return readings;
  }
}
