package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.sim.send.DueReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

  @Test
  void uniformReadingsAreMinimalReadings() {
    List<DueReading> all = all(settings(SimulationModel.UNIFORM, 3, 3, 4));

    assertThat(all.get(0).json()).matches("\\{\"sensor_id\": \"S1\", \"temperature\": \\d{2,3}}");
    assertThat(all.get(1).json()).matches("\\{\"sensor_id\": \"S2\", \"temperature\": \\d{2,3}}");
    assertThat(all).extracting(DueReading::dueNanos).contains(0L, 333_333_333L, 1_000_000_000L);
  }

  @Test
  void plantReadingsNameTheirMachine() {
    List<DueReading> all = all(settings(SimulationModel.PLANT, 4, 4, 4));

    assertThat(all.get(3).json())
        .matches("\\{\"sensor_id\": \"S4\", \"temperature\": [\\d.]+, \"machine_id\": \"M2\"}");
  }

  @Test
  void countsReadingsAndNotTurns() {
    // A plant of one sensor, for long enough to have more than one dropout.
    List<DueReading> all = all(settings(SimulationModel.PLANT, 1, 1, 86_400));

    assertThat(all).hasSize(86_400);
    assertThat(all.get(86_399).dueNanos()).isGreaterThan(86_400_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNIFORM", "PLANT", "DEMO"})
  void isTheSameForTheSameSeedAndStart(SimulationModel model) {
    assertThat(all(settings(model, 3, 50, 20_000))).isEqualTo(all(settings(model, 3, 50, 20_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNIFORM | 0 | 3 | 1 | sensors is 0; it must be from 1 to 1000000",
        "UNIFORM | 1000001 | 3 | 1 | sensors is 1000001; it must be from 1 to 1000000",
        "DEMO | 4 | 3 | 1 | sensors is 4; the demonstration has 3",
        "PLANT | 3 | 0 | 1 |"
            + " rate is 0.0 readings per second; it must be above 0 and at most 10000000",
        "PLANT | 3 | NaN | 1 |"
            + " rate is NaN readings per second; it must be above 0 and at most 10000000",
        "PLANT | 3 | 1e8 | 1 |"
            + " rate is 1.0E8 readings per second; it must be above 0 and at most 10000000",
        "PLANT | 3 | 3 | 0 | count is 0; it must be at least 1",
      })
  void settingsOutOfRangeAreRejected(
      SimulationModel model, int sensors, double rate, long count, String message) {
    assertThatThrownBy(() -> settings(model, sensors, rate, count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static SimulationSettings settings(
      SimulationModel model, int sensors, double rate, long count) {
    return new SimulationSettings(model, sensors, rate, 1, OptionalLong.of(count));
  }

  private static List<DueReading> all(SimulationSettings settings) {
    List<DueReading> all = new ArrayList<>();
    try (Simulation simulation = new Simulation(settings, 1_772_323_200_000L)) {
      for (Optional<DueReading> due = simulation.next(); due.isPresent(); due = simulation.next()) {
        all.add(due.get());
      }
    }
    return all;
  }
}
