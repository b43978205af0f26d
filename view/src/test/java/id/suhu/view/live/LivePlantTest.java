package id.suhu.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.StatusRecord;
import id.suhu.messages.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LivePlantTest {

  private static final long AT_SEVEN = 1_772_348_400_000L;

  private long nowMs = AT_SEVEN;
  private final LivePlant plant = new LivePlant(() -> Instant.ofEpochMilli(nowMs), 3);

  private static Reading reading(String sensor, long timeMs, double celsius) {
    return new Reading(
        new SensorId(sensor), Optional.empty(), timeMs, timeMs, celsius, false, new Position(0, 0));
  }

  private static StatusRecord status(
      String sensor, long timeMs, double celsius, long readings, StatusRecord.Alarm... alarms) {
    return new StatusRecord(
        sensor,
        Optional.of("M1"),
        OptionalDouble.of(celsius),
        Optional.of(Timestamps.print(timeMs)),
        "good",
        List.of(),
        readings,
        0,
        Timestamps.print(timeMs),
        List.of("high"),
        List.of(alarms));
  }

  private static StatusRecord.Alarm raised(String sensor) {
    return new StatusRecord.Alarm(
        sensor + "/high",
        sensor + "/high/1",
        "high",
        "active_unacknowledged",
        true,
        false,
        "high",
        Timestamps.print(AT_SEVEN));
  }

  private static List<String> ids(List<SensorNow> sensors) {
    return sensors.stream().map(SensorNow::sensorId).sorted().toList();
  }

  @Test
  void tellsEachSensorOnceHoweverOftenItHasChanged() {
    plant.status(status("S1", AT_SEVEN, 70, 1));
    plant.status(status("S2", AT_SEVEN, 70, 1));
    long seen = plant.since(0).number();
    for (int i = 1; i <= 1_000; i++) {
      plant.reading(reading("S2", AT_SEVEN + i, 70 + i / 100.0));
    }

    PlantChanges changes = plant.since(seen);

    assertThat(changes.sensors()).isEmpty();
    assertThat(changes.values())
        .containsExactly(
            new SensorNow(
                "S2",
                SensorState.of(status("S2", AT_SEVEN, 70, 1)),
                1,
                0,
                OptionalDouble.of(80),
                AT_SEVEN + 1_000));
    assertThat(plant.since(changes.number()).values()).isEmpty();
  }

  @Test
  void tellsTheStateOfASensorOnlyIfItHasChanged() {
    plant.status(status("S1", AT_SEVEN, 70, 1));
    long seen = plant.since(0).number();
    plant.status(status("S1", AT_SEVEN + 1_000, 71, 2));

    assertThat(plant.since(seen).sensors()).isEmpty();
    assertThat(ids(plant.since(seen).values())).containsExactly("S1");

    plant.status(status("S1", AT_SEVEN + 2_000, 81, 3, raised("S1")));

    assertThat(ids(plant.since(seen).sensors())).containsExactly("S1");
    assertThat(plant.since(seen).values()).isEmpty();
    assertThat(ids(plant.since(0).sensors())).containsExactly("S1");
  }

  @Test
  void tellsAReadingOnceThoughItsStatusComesLater() {
    plant.status(status("S1", AT_SEVEN, 70, 1));
    plant.reading(reading("S1", AT_SEVEN + 1_000, 71));
    long seen = plant.since(0).number();
    plant.status(status("S1", AT_SEVEN + 1_000, 71, 2));

    assertThat(plant.since(seen).values()).isEmpty();
    assertThat(plant.since(seen).sensors()).isEmpty();
    assertThat(plant.sensors()).singleElement().matches(each -> each.readings() == 2);
  }

  @Test
  void showsAReadingBeforeItsStatusAndKeepsItUntilAStatusIsAsNew() {
    plant.status(status("S1", AT_SEVEN, 70, 1));
    plant.reading(reading("S1", AT_SEVEN + 1_000, 90));
    plant.status(status("S1", AT_SEVEN + 500, 75, 2));
    assertThat(plant.sensors()).singleElement().matches(each -> each.celsius().getAsDouble() == 90);

    plant.status(status("S1", AT_SEVEN + 1_500, 85, 4));
    assertThat(plant.sensors()).singleElement().matches(each -> each.celsius().getAsDouble() == 85);

    plant.reading(reading("S1", AT_SEVEN + 1_000, 60));
    assertThat(plant.sensors())
        .as("a late reading")
        .singleElement()
        .matches(each -> each.celsius().getAsDouble() == 85);
  }

  @Test
  void takesTheStatusOfAClockThatWasSetBack() {
    plant.reading(reading("S1", AT_SEVEN + 50_000, 90));
    nowMs += 3_000;
    plant.status(status("S1", AT_SEVEN, 75, 2));

    assertThat(plant.sensors()).singleElement().matches(each -> each.celsius().getAsDouble() == 75);
  }

  @Test
  void findsSensorsWhoseReadingsAreNotJudged() {
    plant.status(status("S1", AT_SEVEN, 70, 1));
    plant.status(status("S2", AT_SEVEN, 70, 1));
    plant.reading(reading("S1", AT_SEVEN + 1, 90));
    plant.reading(reading("S2", AT_SEVEN + 1, 90));
    nowMs += 2_000;
    plant.reading(reading("S1", AT_SEVEN + 2_001, 90));
    plant.status(status("S2", AT_SEVEN + 1, 90, 2));
    assertThat(plant.behind()).isEqualTo(new Behind(0, 0));

    nowMs += 2_000;
    // An engine that is behind judges, but not this reading yet.
    plant.status(status("S1", AT_SEVEN, 70, 1));
    assertThat(plant.behind()).isEqualTo(new Behind(1, 4_000));

    plant.status(status("S1", AT_SEVEN + 1, 90, 2));
    assertThat(plant.behind()).isEqualTo(new Behind(0, 0));
  }

  @Test
  void showsASensorThatNoEngineHasJudgedUpToAMaximum() {
    for (int i = 1; i <= 5; i++) {
      plant.reading(reading("S" + i, AT_SEVEN, 70));
    }

    assertThat(ids(plant.since(0).sensors())).containsExactly("S1", "S2", "S3");
    assertThat(plant.sensors()).allMatch(each -> each.state().equals(SensorState.UNJUDGED));
  }

  @Test
  void countsSensorsAlarmsAndReadings() {
    plant.status(status("S1", AT_SEVEN, 81, 10, raised("S1")));
    plant.status(status("S2", AT_SEVEN, 81, 5, raised("S2")));
    plant.status(status("S1", AT_SEVEN + 1, 70, 12));

    assertThat(plant.totals()).isEqualTo(new PlantTotals(2, 1, 17));
  }

  @Test
  void keepsTheNewestAlarmsAndKnowsWhichAreMissing() {
    plant.alarm("{\"n\":0}");
    long first = plant.since(0).number();
    for (int i = 1; i <= 1_000; i++) {
      plant.alarm("{\"n\":%d}".formatted(i));
    }

    assertThat(plant.knows(0)).isFalse();
    assertThat(plant.knows(first)).isTrue();
    assertThat(plant.since(first).alarms()).hasSize(1_000);
    assertThat(plant.since(plant.since(0).number() - 2).alarms())
        .extracting(AlarmNow::json)
        .containsExactly("{\"n\":999}", "{\"n\":1000}");
    assertThat(plant.knows(plant.since(0).number() + 1)).isFalse();
  }

  @Test
  void keepsTheHighestOfEachIntervalOfTheLastMinutes() {
    plant.reading(reading("S1", AT_SEVEN - 400_000, 99));
    plant.reading(reading("S1", AT_SEVEN - 5_000, 70));
    plant.reading(reading("S1", AT_SEVEN - 4_000, 75.5));
    plant.reading(reading("S1", AT_SEVEN - 3_000, 71));
    nowMs += 10_000;
    plant.reading(reading("S1", AT_SEVEN + 10_000, 60));

    RecentValues recent = plant.recent("S1").orElseThrow();

    assertThat(recent.lastMs()).isEqualTo(AT_SEVEN + 10_000);
    assertThat(recent.celsius()).hasSize(60);
    assertThat(recent.celsius()[59]).isEqualTo(60);
    assertThat(recent.celsius()[58]).isNaN();
    assertThat(recent.celsius()[56]).isEqualTo(75.5f);
    assertThat(recent.celsius()[55]).isNaN();
    nowMs += 24 * 3_600_000;
    assertThat(plant.recent("S1").orElseThrow().celsius()).containsOnly(Float.NaN);
    assertThat(plant.recent("S2")).isEmpty();
  }

  @Test
  void isLookedAtForSomeSecondsAfterAQuestion() {
    assertThat(plant.isLookedAt()).isFalse();
    PlantChanges unused = plant.since(0);
    nowMs += 10_000;
    assertThat(plant.isLookedAt()).isTrue();
    nowMs += 1;
    assertThat(plant.isLookedAt()).isFalse();
  }
}
