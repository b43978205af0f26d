package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UniformModelTest {

  private static final Turns TURNS = new Turns(1_000_000, 3);

  @Test
  void eachSensorIsReadOncePerSecond() {
    ReadingModel model = SimulationModel.UNIFORM.start(3, TURNS, 1);

    List<String> read = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      SimulatedReading reading = model.next().orElseThrow();
      read.add(reading.sensor() + " " + reading.eventTimeMs());
    }

    assertThat(read)
        .containsExactly(
            "S1 1000000",
            "S2 1000333",
            "S3 1000666",
            "S1 1001000",
            "S2 1001333",
            "S3 1001666",
            "S1 1002000");
  }

  @Test
  void everyWholeNumberFromSixtyToAHundredIsAboutEquallyLikely() {
    ReadingModel model = SimulationModel.UNIFORM.start(3, TURNS, 7);

    TreeMap<Double, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 41_000; i++) {
      counts.merge(model.next().orElseThrow().celsius(), 1, Integer::sum);
    }

    assertThat(counts.firstKey()).isEqualTo(60);
    assertThat(counts.lastKey()).isEqualTo(100);
    assertThat(counts).hasSize(41);
    // 1,000 each, with a standard deviation of 31.
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(840, 1160));
  }
}
