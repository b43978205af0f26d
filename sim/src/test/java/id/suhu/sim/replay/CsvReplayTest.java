package id.suhu.sim.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.SensorId;
import id.suhu.sim.send.DueReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
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
  void readingsKeepTheirOrderTheirTimesAndTheirSensors() throws Exception {
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

  @ParameterizedTest
  @CsvSource({"0.5, 4000000000", "10, 200000000", "Infinity, 0"})
  void theSpeedDividesTheWaits(double speed, long lastDueNanos) throws Exception {
    List<DueReading> sent = replay(TWO_SENSORS, settings(speed, false));

    assertThat(sent.get(2).dueNanos()).isEqualTo(lastDueNanos);
  }

  @Test
  void shiftedToNowTheFirstReadingIsNowAndTheOthersFollow() throws Exception {
    List<DueReading> sent = replay(TWO_SENSORS, settings(1, true));

    assertThat(sent.get(0).json()).contains("\"2026-03-01T07:00:00.250Z\"");
    assertThat(sent.get(2).json()).contains("\"2026-03-01T07:00:02.250Z\"");
    assertThat(sent.get(2).dueNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void aRowThatIsOlderThanTheOneBeforeKeepsItsPlaceAndIsDueAtOnce() throws Exception {
    List<DueReading> sent =
        replay("ts,temp,sensor\n1000,80,S1\n1005,81,S1\n990,82,S1\n", ReplaySettings.DEFAULT);

    assertThat(sent).extracting(DueReading::dueNanos).containsExactly(0L, 5 * SECOND, -10 * SECOND);
    assertThat(sent.get(2).json()).contains("1970-01-01T00:16:30.000Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sensor_id,timestamp,temperature",
        "Sensor , TIME,Value",
        "sensor,ts,temp",
        "\uFEFFsensor,ts,temp",
        "\"sensor\",\"time\",\"temperature\""
      })
  void columnsAreGuessed(String header) throws Exception {
    List<DueReading> sent = replay(header + "\r\nS7,1000,83\r\n", ReplaySettings.DEFAULT);

    assertThat(sent)
        .extracting(DueReading::json)
        .containsExactly(
            "{\"sensor_id\": \"S7\", \"temperature\": 83,"
                + " \"timestamp\": \"1970-01-01T00:16:40.000Z\"}");
  }

  @Test
  void columnsMayBeNamed() throws Exception {
    String csv = "timestamp,when,oil,water,tag\n0,1000,40,50,S1\n";
    ReplaySettings settings =
        new ReplaySettings(
            Optional.of("when"),
            Optional.of("water"),
            Optional.empty(),
            Optional.of("tag"),
            1,
            false);

    assertThat(replay(csv, settings).get(0).json())
        .isEqualTo(
            "{\"sensor_id\": \"S1\", \"temperature\": 50,"
                + " \"timestamp\": \"1970-01-01T00:16:40.000Z\"}");
  }

  @Test
  void aSensorMayBeNamedForAllRows() throws Exception {
    ReplaySettings settings = sensor("press-4/\"bearing\"");

    DueReading sent = replay("time,value\n1000,40\n", settings).get(0);

    assertThat(sent.sensor()).isEqualTo(new SensorId("press-4/\"bearing\""));
    assertThat(sent.json()).startsWith("{\"sensor_id\": \"press-4/\\\"bearing\\\"\", ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "when,temp,sensor | has no column named timestamp, time, ts for the time; name it with"
            + " --time. Its columns are [when, temp, sensor]",
        "time,oil,sensor | has no column named temperature, value, temp for the temperature; name"
            + " it with --value. Its columns are [time, oil, sensor]",
        "time,temp | has no column named sensor_id, sensor for the sensor; name it with"
            + " --sensor or --sensor-column. Its columns are [time, temp]",
        "time;temp;sensor | has no column named timestamp, time, ts for the time; name it with"
            + " --time. Its columns are [time;temp;sensor]",
      })
  void aColumnThatCannotBeGuessedIsAskedFor(String header, String message) {
    assertThatThrownBy(() -> replay(header + "\n", ReplaySettings.DEFAULT))
        .isInstanceOf(RecordingException.class)
        .hasMessage("%s %s", folder.resolve("recording"), message);
  }

  @Test
  void aNamedColumnMustBeThere() {
    ReplaySettings settings =
        new ReplaySettings(
            Optional.of("Time"), Optional.empty(), Optional.empty(), Optional.empty(), 1, false);

    assertThatThrownBy(() -> replay("time,temp,sensor\n", settings))
        .isInstanceOf(RecordingException.class)
        .hasMessageEndingWith("has no column 'Time'; its columns are [time, temp, sensor]");
  }

  @Test
  void badRowsAreCountedAndTheRestGoesOn() throws Exception {
    String csv =
        """
        time,temp,sensor
        yesterday,80,S1
        1000,83,5,S1
        1000,NaN,S1

        1000,-300,S1
        1000,80,
        1000,80
        1000,84,S1
        """;
    try (CsvReplay replay = open(csv.getBytes(UTF_8), ReplaySettings.DEFAULT, NOBODY)) {
      List<DueReading> sent = drained(replay);

      assertThat(sent).extracting(DueReading::json).singleElement().asString().contains("84");
      assertThat(replay.badRows()).isEqualTo(6);
      assertThat(replay.firstBadRows())
          .containsExactly(
              new BadRow(
                  2,
                  "time 'yesterday' is neither ISO-8601 nor a number since the epoch,"
                      + " from 1970 to 9999"),
              new BadRow(3, "row has 4 fields, the header 3"),
              new BadRow(4, "temperature 'NaN' is not a number"),
              new BadRow(6, "temperature '-300' °C is not finite or below absolute zero"),
              new BadRow(7, "sensor id is empty; it needs 1 to 128 bytes"));
    }
  }

  @Test
  void gzipIsToldByItsContent() throws Exception {
    byte[] packed = gzip(TWO_SENSORS);
    try (CsvReplay replay = open(packed, ReplaySettings.DEFAULT, NOBODY)) {
      assertThat(drained(replay)).isEqualTo(replay(TWO_SENSORS, ReplaySettings.DEFAULT));
    }
  }

  @Test
  void progressCountsWhatHasBeenHandedOverAndEndsAtTheWholeFile() throws Exception {
    List<String> heard = new ArrayList<>();
    byte[] packed = gzip(TWO_SENSORS);
    ReplayListener listener =
        (bytes, total, readings, time) -> {
          assertThat(bytes).isBetween(1L, total);
          heard.add(total + " " + readings + " " + time);
          if (readings == 3) {
            assertThat(bytes).isEqualTo(total);
          }
        };
    try (CsvReplay replay = open(packed, ReplaySettings.DEFAULT, listener)) {
      replay.next();
      assertThat(heard).isEmpty();
      replay.next();
      assertThat(heard).containsExactly(packed.length + " 1 1325376000000");
      replay.next();
      assertThat(replay.next()).isEmpty();
    }

    assertThat(heard)
        .containsExactly(
            packed.length + " 1 1325376000000",
            packed.length + " 2 1325376000500",
            packed.length + " 3 1325376002000",
            packed.length + " 3 1325376002000");
  }

  @Test
  void aFileThatEndsEarlyEndsTheReplayWithTheLine() throws Exception {
    StringBuilder csv = new StringBuilder("time,temp,sensor\n");
    for (int i = 0; i < 100_000; i++) {
      csv.append(1000 + i).append(",").append(i * 7919 % 100).append(",S1\n");
    }
    byte[] whole = gzip(csv.toString());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    try (CsvReplay replay = open(half, ReplaySettings.DEFAULT, NOBODY)) {
      assertThatThrownBy(() -> drained(replay))
          .isInstanceOf(RecordingException.class)
          .hasMessageMatching(".*recording cannot be read after line \\d{4,}: Unexpected end.*");
    }
  }

  @Test
  void anEmptyFileNeedsAHeader() {
    assertThatThrownBy(() -> replay("", ReplaySettings.DEFAULT))
        .isInstanceOf(RecordingException.class)
        .hasMessageEndingWith("recording is empty; it needs a header");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> CsvReplay.open(folder, ReplaySettings.DEFAULT, NOBODY, NOW))
        .isInstanceOf(RecordingException.class)
        .hasMessage("%s is not a file", folder);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aSpeedIsAboveZero(double speed) {
    assertThatThrownBy(() -> settings(speed, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("speed is %s; it must be above 0", speed);
  }

  @Test
  void aSensorAndAColumnForItAreOneTooMany() {
    assertThatThrownBy(
            () ->
                new ReplaySettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new SensorId("S1")),
                    Optional.of("tag"),
                    1,
                    false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'S1'")
        .hasMessageContaining("'tag'");
  }

  private static ReplaySettings settings(double speed, boolean shiftToNow) {
    return new ReplaySettings(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), speed, shiftToNow);
  }

  private static ReplaySettings sensor(String id) {
    return new ReplaySettings(
        Optional.empty(),
        Optional.empty(),
        Optional.of(new SensorId(id)),
        Optional.empty(),
        1,
        false);
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
