package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.replay.Replay;
import id.suhu.core.rule.RuleBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoPlantTest {

  /** 2026-03-01T00:00:00Z. */
  private static final long MIDNIGHT_MS = 1_772_323_200_000L;

  private static final int HOURS = 4;

  static long[] seeds() {
    return LongStream.rangeClosed(1, 20).toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isSlowButOftenTooHot(long seed) {
    // Each seed starts at another time of day, because the air's temperature depends on it.
    long startMs = MIDNIGHT_MS + seed * 1_440_000;
    ReadingModel model = SimulationModel.DEMO.start(3, new Turns(startMs, 3), seed);
    Replay replay = Replay.ofReadings(RuleBook.DEFAULT);
    Set<SensorId> sensors = new HashSet<>();
    List<AlarmEvent> events = new ArrayList<>();

    for (int i = 0; i < HOURS * 3_600 * 3; i++) {
      SimulatedReading read = model.next().orElseThrow();
      assertThat(read.celsius()).as("seed %d, %s", seed, read).isBetween(60.0, 100.0);
      sensors.add(read.sensor());
      events.addAll(
          replay.next(
              new Reading(
                  read.sensor(),
                  read.machine(),
                  read.eventTimeMs(),
                  read.eventTimeMs(),
                  read.celsius(),
                  false,
                  new Position(0, i))));
    }

    assertThat(sensors)
        .isEqualTo(Set.of(new SensorId("S1"), new SensorId("S2"), new SensorId("S3")));
    List<Long> times = events.stream().map(AlarmEvent::eventTimeMs).toList();
    assertThat(times.get(0) - startMs).as("first, seed %d", seed).isLessThan(20_000);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1))
          .as("ms between transitions %d and %d, seed %d", i - 1, i, seed)
          .isLessThan(200_000);
    }
    for (int i = 5; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 5))
          .as("ms from transition %d to the fifth after it, seed %d", i - 5, seed)
          .isGreaterThan(60_000);
    }
    long mean = (times.get(times.size() - 1) - times.get(0)) / (times.size() - 1);
    assertThat(mean).as("mean ms between transitions, seed %d", seed).isBetween(20_000L, 60_000L);
    for (SensorId sensor : sensors) {
      assertThat(events.stream().filter(event -> event.sensor().equals(sensor)).count())
          .as("transitions of %s, seed %d", sensor, seed)
          .isGreaterThan(HOURS * 20L);
    }
  }
}
