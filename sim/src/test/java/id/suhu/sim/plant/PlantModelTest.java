package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantModelTest {

  /** 2026-03-01T00:00:00Z. */
  private static final long START_MS = 1_772_323_200_000L;

  private static final int DAY = 86_400;

  @Test
  void machinesHaveThreeSensorsEachAndTheLastMayHaveFewer() {
    ReadingModel model = SimulationModel.PLANT.start(5, new Turns(START_MS, 5), 1);

    List<String> read = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      SimulatedReading reading = model.next().orElseThrow();
      read.add(reading.sensor() + " " + reading.machine().orElseThrow());
    }

    assertThat(read).containsExactly("S1 M1", "S2 M1", "S3 M1", "S4 M2", "S5 M2");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, -7, Long.MIN_VALUE})
  void theSameSeedAndStartGiveTheSameReadings(long seed) {
    assertThat(hours(6, 3, seed)).as("seed %d", seed).isEqualTo(hours(6, 3, seed));
    assertThat(hours(1, 3, seed)).as("seed %d", seed).isNotEqualTo(hours(1, 3, seed + 1));
  }

  @Test
  void moreSensorsDoNotChangeTheFirstMachines() {
    List<Optional<SimulatedReading>> few = hours(1, 3, 5);
    List<Optional<SimulatedReading>> many =
        hours(1, 6, 5).stream()
            .filter(r -> r.isEmpty() || r.get().machine().equals(Optional.of("M1")))
            .toList();

    // Turns of six sensors per second are at other milliseconds than those of three.
    assertThat(celsius(many, "S1")).isEqualTo(celsius(few, "S1"));
  }

  /**
   * The maximum true temperature: 33 °C of air and, on the winding, 675 W over 0.4 · 15 W/K; a
   * spike and noise are added.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aDayStaysWithinPhysicalLimits(long seed) {
    ReadingModel model = SimulationModel.PLANT.start(3, new Turns(START_MS, 3), seed);

    DoubleSummaryStatistics all = new DoubleSummaryStatistics();
    int absent = 0;
    Set<Double> values = new HashSet<>();
    for (int i = 0; i < 3 * DAY; i++) {
      Optional<SimulatedReading> reading = model.next();
      if (reading.isEmpty()) {
        absent++;
      } else {
        all.accept(reading.get().celsius());
        values.add(reading.get().celsius());
      }
    }

    assertThat(all.getMin()).as("coldest, seed %d", seed).isGreaterThan(23 - 1);
    assertThat(all.getMax()).as("hottest, seed %d", seed).isBetween(145.5, 33 + 112.5 + 401);
    assertThat(all.getAverage()).as("mean, seed %d", seed).isBetween(40.0, 75.0);
    assertThat(absent).as("turns without a reading, seed %d", seed).isBetween(15, 3 * DAY / 50);
    assertThat(values.size()).as("different values, seed %d", seed).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void onlyAMachineWithAFaultIsTooHot(long seed) {
    ReadingModel model = SimulationModel.PLANT.start(300, new Turns(START_MS, 300), seed);

    int hot = 0;
    int firstMinutesHot = 0;
    for (int i = 0; i < 300 * 3_600; i++) {
      Optional<SimulatedReading> reading = model.next();
      if (reading.isPresent() && reading.get().celsius() > 80) {
        hot++;
        // No fault begins within the first two minutes.
        firstMinutesHot += i < 300 * 120 ? 1 : 0;
      }
    }

    assertThat(firstMinutesHot).as("seed %d", seed).isZero();
    assertThat(hot).as("seed %d", seed).isGreaterThan(1_000);
  }

  private static List<Optional<SimulatedReading>> hours(int hours, int sensors, long seed) {
    ReadingModel model = SimulationModel.PLANT.start(sensors, new Turns(START_MS, sensors), seed);
    List<Optional<SimulatedReading>> read = new ArrayList<>();
    for (int i = 0; i < hours * 3_600 * sensors; i++) {
      read.add(model.next());
    }
    return read;
  }

  private static List<Double> celsius(List<Optional<SimulatedReading>> readings, String sensor) {
    return readings.stream()
        .flatMap(Optional::stream)
        .filter(reading -> reading.sensor().text().equals(sensor))
        .map(SimulatedReading::celsius)
        .toList();
  }
}
