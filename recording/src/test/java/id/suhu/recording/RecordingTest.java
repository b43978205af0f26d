package id.suhu.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.SensorId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

  private static final SensorId S1 = new SensorId("S1");

  private static final String TWO_SENSORS =
      """
      timestamp,sensor_id,temperature
      2012-01-01T00:00:00Z,S1,80
      2012-01-01T00:00:00.5Z,S2,81.50
      2011-12-31T23:59:59Z,S1,-3
      """;

  private static final List<RecordedReading> READINGS_OF_TWO_SENSORS =
      List.of(
          new RecordedReading(2, S1, Optional.empty(), 1_325_376_000_000L, 80),
          new RecordedReading(3, new SensorId("S2"), Optional.empty(), 1_325_376_000_500L, 81.5),
          new RecordedReading(4, S1, Optional.empty(), 1_325_375_999_000L, -3));

  @TempDir Path folder;

  @Test
  void readingsAreInTheOrderOfTheirRows() throws Exception {
    assertThat(readings(TWO_SENSORS, ColumnChoice.GUESSED)).isEqualTo(READINGS_OF_TWO_SENSORS);
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
    assertThat(readings(header + "\r\nS7,1000,83\r\n", ColumnChoice.GUESSED))
        .containsExactly(
            new RecordedReading(2, new SensorId("S7"), Optional.empty(), 1_000_000, 83));
  }

  @Test
  void columnsMayBeNamed() throws Exception {
    String csv = "timestamp,when,oil,water,tag\n0,1000,40,50,S1\n";
    ColumnChoice choice =
        new ColumnChoice(
            Optional.of("when"), Optional.of("water"), Optional.empty(), Optional.of("tag"));

    assertThat(readings(csv, choice))
        .containsExactly(new RecordedReading(2, S1, Optional.empty(), 1_000_000, 50));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time,sensor,temp,Machine_ID | press-4 | press-4",
        // Empty, or not valid: none.
        "time,sensor,temp,machine_id | '' | ",
        "time,sensor,temp,machine_id | a\u0007b | ",
        // A column of another name.
        "time,sensor,temp,machine | press-4 | ",
      })
  void aMachineIsOptional(String header, String field, @Nullable String machine) throws Exception {
    assertThat(readings(header + "\n1000,S1,83," + field + "\n", ColumnChoice.GUESSED))
        .containsExactly(new RecordedReading(2, S1, Optional.ofNullable(machine), 1_000_000, 83));
  }

  @Test
  void aSensorColumnIsNotAlsoTheMachine() throws Exception {
    ColumnChoice choice =
        new ColumnChoice(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("machine_id"));

    assertThat(readings("time,temp,machine_id\n1000,83,S1\n", choice))
        .containsExactly(new RecordedReading(2, S1, Optional.empty(), 1_000_000, 83));
  }

  @Test
  void outerSpacesAreRemovedUnlessQuoted() throws Exception {
    assertThat(
            readings(
                "time,temp,sensor\n 1000 ,\" 83 \", S1 \n1000,83,\" S1 \"\n", ColumnChoice.GUESSED))
        .extracting(RecordedReading::sensor)
        .containsExactly(S1, new SensorId(" S1 "));
  }

  @Test
  void theEventTimeIsGuessedFirst() throws Exception {
    assertThat(readings("time,event_time,temp,sensor\n1,1000,83,S1\n", ColumnChoice.GUESSED))
        .containsExactly(new RecordedReading(2, S1, Optional.empty(), 1_000_000, 83));
  }

  @Test
  void aSensorMayBeNamedForAllRows() throws Exception {
    SensorId bearing = new SensorId("press-4/\"bearing\"");
    ColumnChoice choice =
        new ColumnChoice(
            Optional.empty(), Optional.empty(), Optional.of(bearing), Optional.empty());

    assertThat(readings("time,value\n1000,40\n1001,41\n", choice))
        .extracting(RecordedReading::sensor)
        .containsExactly(bearing, bearing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "when,temp,sensor | has no column named event_time, timestamp, time, ts for the time; specify it with"
            + " --time. Its columns are [when, temp, sensor]",
        "time,oil,sensor | has no column named temperature, value, temp for the temperature;"
            + " specify it with --value. Its columns are [time, oil, sensor]",
        "time,temp | has no column named sensor_id, sensor for the sensor; specify it with"
            + " --sensor or --sensor-column. Its columns are [time, temp]",
        "time;temp;sensor | has no column named event_time, timestamp, time, ts for the time; specify it with"
            + " --time. Its columns are [time;temp;sensor]",
      })
  void aColumnThatCannotBeGuessedIsReported(String header, String message) {
    assertThatThrownBy(() -> readings(header + "\n", ColumnChoice.GUESSED))
        .isInstanceOf(RecordingException.class)
        .hasMessage("%s %s", folder.resolve("recording"), message);
  }

  @Test
  void aNamedColumnMustExist() {
    ColumnChoice choice =
        new ColumnChoice(Optional.of("Time"), Optional.empty(), Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> readings("time,temp,sensor\n", choice))
        .isInstanceOf(RecordingException.class)
        .hasMessageEndingWith("has no column 'Time'; its columns are [time, temp, sensor]");
  }

  @Test
  void badRowsAreCountedAndSkipped() throws Exception {
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
    try (Recording recording = open(csv.getBytes(UTF_8), ColumnChoice.GUESSED)) {
      assertThat(drained(recording))
          .containsExactly(new RecordedReading(9, S1, Optional.empty(), 1_000_000, 84));
      assertThat(recording.badRows()).isEqualTo(6);
      assertThat(recording.firstBadRows())
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
  void anUnusableReadingCanBeCountedAsABadRow() throws Exception {
    String csv = "time,temp,sensor\nnever,80,S1\n1000,81,S1\n";
    try (Recording recording = open(csv.getBytes(UTF_8), ColumnChoice.GUESSED)) {
      recording.leaveOut(recording.next().orElseThrow(), "81 is odd");

      assertThat(recording.badRows()).isEqualTo(2);
      assertThat(recording.firstBadRows().get(1)).isEqualTo(new BadRow(3, "81 is odd"));
    }
  }

  @Test
  void gzipIsDetectedFromItsContent() throws Exception {
    try (Recording recording = open(gzip(TWO_SENSORS), ColumnChoice.GUESSED)) {
      assertThat(drained(recording)).isEqualTo(READINGS_OF_TWO_SENSORS);
    }
  }

  @Test
  void bytesAreCountedBeforeDecompression() throws Exception {
    byte[] packed = gzip(TWO_SENSORS);
    try (Recording recording = open(packed, ColumnChoice.GUESSED)) {
      assertThat(recording.bytesRead()).isBetween(1L, (long) packed.length);
      drained(recording);

      assertThat(recording.bytesRead()).isEqualTo(packed.length);
      assertThat(recording.totalBytes()).isEqualTo(packed.length);
    }
  }

  @Test
  void aTruncatedFileIsReadAsFarAsPossibleAndThenReportedWithTheLine() throws Exception {
    StringBuilder csv = new StringBuilder("time,temp,sensor\n");
    for (int i = 0; i < 100_000; i++) {
      csv.append(1000 + i).append(",").append(i * 7919 % 100).append(",S1\n");
    }
    byte[] whole = gzip(csv.toString());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    try (Recording recording = open(half, ColumnChoice.GUESSED)) {
      assertThatThrownBy(() -> drained(recording))
          .isInstanceOf(RecordingException.class)
          .hasMessageMatching(".*recording cannot be read after line \\d{4,}: Unexpected end.*");
    }
  }

  @Test
  void anEmptyFileNeedsAHeader() {
    assertThatThrownBy(() -> readings("", ColumnChoice.GUESSED))
        .isInstanceOf(RecordingException.class)
        .hasMessageEndingWith("recording is empty: it has neither a header nor readings");
  }

  @Test
  void aFolderIsRejected() {
    assertThatThrownBy(() -> Recording.open(folder, ColumnChoice.GUESSED))
        .isInstanceOf(RecordingException.class)
        .hasMessage("%s is not a file", folder);
  }

  @Test
  void aSensorAndASensorColumnAreRejected() {
    assertThatThrownBy(
            () ->
                new ColumnChoice(
                    Optional.empty(), Optional.empty(), Optional.of(S1), Optional.of("tag")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'S1'")
        .hasMessageContaining("'tag'");
  }

  private List<RecordedReading> readings(String csv, ColumnChoice choice) throws IOException {
    try (Recording recording = open(csv.getBytes(UTF_8), choice)) {
      return drained(recording);
    }
  }

  private Recording open(byte[] file, ColumnChoice choice) throws IOException {
    return Recording.open(Files.write(folder.resolve("recording"), file), choice);
  }

  private static List<RecordedReading> drained(Recording recording) throws IOException {
    List<RecordedReading> all = new ArrayList<>();
    for (Optional<RecordedReading> next = recording.next();
        next.isPresent();
        next = recording.next()) {
      all.add(next.get());
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
