package id.suhu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HighReadingTest {

  private static final Reading READING =
      new Reading(
          new SensorId("S1"),
          Optional.of("M1"),
          1_772_348_400_000L,
          1_772_348_400_100L,
          83,
          false,
          new Position(0, 7));

  @Test
  void textIsAlignedWithItsHeading() {
    assertThat(HighReading.heading())
        .isEqualTo("sensor_id            temperature  event_time                Keterangan");
    assertThat(HighReading.text(READING, new Texts(Language.ID), false))
        .isEqualTo(
            "S1                            83  2026-03-01T07:00:00.000Z  Suhu terlalu tinggi");
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"EN", "BOTH"})
  void thePredecessorsTextIsIncludedInEveryLanguage(Language language) {
    assertThat(HighReading.text(READING, new Texts(language), false))
        .endsWith("  Suhu terlalu tinggi / Temperature too high");
  }

  @Test
  void jsonHasFourMembersWhateverTheLanguage() {
    assertThat(HighReading.json(READING))
        .isEqualTo(
            "{\"sensor_id\":\"S1\",\"temperature\":83,\"event_time\":\"2026-03-01T07:00:00.000Z\","
                + "\"Keterangan\":\"Suhu terlalu tinggi\"}");
  }

  @Test
  void sensorIdsAreEscapedForTheTerminal() {
    Reading hidden =
        new Reading(
            new SensorId("S\u200d1\u2060"),
            Optional.empty(),
            1_772_348_400_000L,
            1_772_348_400_100L,
            83,
            false,
            new Position(0, 7));

    assertThat(HighReading.text(hidden, new Texts(Language.ID), false))
        .startsWith("S\\u200D1\\u2060 ");
    assertThat(HighReading.json(hidden)).startsWith("{\"sensor_id\":\"S\\u200D1\\u2060\",");
  }
}
