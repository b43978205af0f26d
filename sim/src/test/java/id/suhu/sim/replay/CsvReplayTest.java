package id.suhu.sim.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.SensorId;
import id.suhu.recording.BadRow;
import id.suhu.recording.ColumnChoice;
import id.suhu.sim.send.DueReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReplayTest {

  private static final long SECOND = 1_000_000_000;
  private static final ReplayListener NOBODY = (bytes, total, readings, time) -> {};
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-03-01T07:00:00.250Z"));

  private static final String TWO_SENSORS =
      """
      timestamp,sensor_id,temperature
      2012-01-01T00:00:00Z,S1,80
      2012-01-01T00:00:00.5Z,S2,81.50
      2012-01-01T00:00:02+00:00,S1,-3
      """;

  @TempDir Path folder;

  @Test
  void readingsKeepOrderTimesAndSensors() throws Exception {
    List<DueReading> sent = replay(TWO_SENSORS, ReplaySettings.DEFAULT);

    assertThat(sent)
        .containsExactly(
            new DueReading(
                0,
                new SensorId("S1"),
                "{\"sensor_id\": \"S1\", \"temperature\": 80,"
                    + " \"timestamp\": \"2012-01-01T00:00:00.000Z\"}"),
            new DueReading(
                SECOND / 2,
                new SensorId("S2"),
                "{\"sensor_id\": \"S2\", \"temperature\": 81.5,"
                    + " \"timestamp\": \"2012-01-01T00:00:00.500Z\"}"),
            new DueReading(
                2 * SECOND,
                new SensorId("S1"),
                "{\"sensor_id\": \"S1\", \"temperature\": -3,"
                    + " \"timestamp\": \"2012-01-01T00:00:02.000Z\"}"));
  }

  @Test
  void readingsKeepTheirMachine() throws Exception {
    List<DueReading> sent =
        replay("ts,temp,sensor,machine_id\n1000,80,S1,press-4\n", ReplaySettings.DEFAULT);

    assertThat(sent.get(0).json()).endsWith(", \"machine_id\": \"press-4\"}");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 4000000000", "10, 200000000", "Infinity, 0"})
  void theSpeedDividesTheWaits(double speed, long lastDueNanos) throws Exception {
    List<DueReading> sent = replay(TWO_SENSORS, settings(speed, false));

    assertThat(sent.get(2).dueNanos()).isEqualTo(lastDueNanos);
  }

  @Test
  void shiftToNowMovesTheFirstReadingToNow() throws Exception {
    List<DueReading> sent = replay(TWO_SENSORS, settings(1, true));

    assertThat(sent.get(0).json()).contains("\"2026-03-01T07:00:00.250Z\"");
    assertThat(sent.get(2).json()).contains("\"2026-03-01T07:00:02.250Z\"");
    assertThat(sent.get(2).dueNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void anOlderRowKeepsItsPositionAndIsDueAtOnce() throws Exception {
    List<DueReading> sent =
        replay("ts,temp,sensor\n1000,80,S1\n1005,81,S1\n990,82,S1\n", ReplaySettings.DEFAULT);

    assertThat(sent).extracting(DueReading::dueNanos).containsExactly(0L, 5 * SECOND, -10 * SECOND);
    assertThat(sent.get(2).json()).contains("1970-01-01T00:16:30.000Z");
  }

  @Test
  void aSensorMayBeNamedForAllRows() throws Exception {
    SensorId bearing = new SensorId("press-4/\"bearing\"");
    ColumnChoice choice =
        new ColumnChoice(
            Optional.empty(), Optional.empty(), Optional.of(bearing), Optional.empty());

    DueReading sent = replay("time,value\n1000,40\n", new ReplaySettings(choice, 1, false)).get(0);

    assertThat(sent.sensor()).isEqualTo(bearing);
    assertThat(sent.json()).startsWith("{\"sensor_id\": \"press-4/\\\"bearing\\\"\", ");
  }

  @Test
  void badRowsAreCountedAndSkipped() throws Exception {
    String csv =
        """
        time,temp,sensor
        1000,83,5,S1
        1000,84,S1
        """;
    try (CsvReplay replay = open(csv.getBytes(UTF_8), ReplaySettings.DEFAULT, NOBODY)) {
      List<DueReading> sent = drained(replay);

      assertThat(sent).extracting(DueReading::json).singleElement().asString().contains("84");
      assertThat(replay.badRows()).isEqualTo(1);
      assertThat(replay.firstBadRows())
          .containsExactly(new BadRow(2, "row has 4 fields, the header 3"));
    }
  }

  @Test
  void aReadingShiftedOutOfRangeIsABadRow() throws Exception {
    String csv =
        """
        time,temp,sensor
        1970-01-01T00:00:00Z,80,S1
        9999-12-31T23:59:59Z,81,S1
        1970-01-01T00:00:01Z,82,S1
        """;
    try (CsvReplay replay = open(csv.getBytes(UTF_8), settings(1, true), NOBODY)) {
      assertThat(drained(replay)).hasSize(2);
      assertThat(replay.badRows()).isEqualTo(1);
      assertThat(replay.firstBadRows())
          .containsExactly(
              new BadRow(3, "time is shifted to 255174649199250 ms, outside 1970 to 9999"));
    }
  }

  @Test
  void progressCountsSentReadingsAndEndsAtTheFileSize() throws Exception {
    List<String> reported = new ArrayList<>();
    byte[] packed = gzip(TWO_SENSORS);
    ReplayListener listener =
        (bytes, total, readings, time) -> {
          assertThat(bytes).isBetween(1L, total);
          reported.add(total + " " + readings + " " + time);
          if (readings == 3) {
            assertThat(bytes).isEqualTo(total);
          }
        };
    try (CsvReplay replay = open(packed, ReplaySettings.DEFAULT, listener)) {
      replay.next();
      assertThat(reported).isEmpty();
      replay.next();
      assertThat(reported).containsExactly(packed.length + " 1 1325376000000");
      replay.next();
      assertThat(replay.next()).isEmpty();
    }

    assertThat(reported)
        .containsExactly(
            packed.length + " 1 1325376000000",
            packed.length + " 2 1325376000500",
            packed.length + " 3 1325376002000",
            packed.length + " 3 1325376002000");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void rejectsSpeedsThatAreNotPositive(double speed) {
    assertThatThrownBy(() -> settings(speed, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("speed is %s; it must be above 0", speed);
  }

  private static ReplaySettings settings(double speed, boolean shiftToNow) {
    return new ReplaySettings(ColumnChoice.GUESSED, speed, shiftToNow);
  }

  private List<DueReading> replay(String csv, ReplaySettings settings) throws IOException {
    try (CsvReplay replay = open(csv.getBytes(UTF_8), settings, NOBODY)) {
      return drained(replay);
    }
  }

  private CsvReplay open(byte[] file, ReplaySettings settings, ReplayListener listener)
      throws IOException {
    return CsvReplay.open(Files.write(folder.resolve("recording"), file), settings, listener, NOW);
  }

  private static List<DueReading> drained(CsvReplay replay) throws IOException {
    List<DueReading> all = new ArrayList<>();
    for (Optional<DueReading> due = replay.next(); due.isPresent(); due = replay.next()) {
      all.add(due.get());
    }
    return all;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
