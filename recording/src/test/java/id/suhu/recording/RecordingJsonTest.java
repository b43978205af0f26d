package id.suhu.recording;

import static id.suhu.recording.RecordingFiles.drained;
import static id.suhu.recording.RecordingFiles.gzip;
import static id.suhu.recording.RecordingFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.SensorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingJsonTest {

  private static final SensorId S1 = new SensorId("S1");
  private static final String GOOD =
      "{\"event_time\": 1000, \"sensor_id\": \"S1\", \"temperature\": 83}";
  private static final RecordedReading FIRST =
      new RecordedReading(1, S1, Optional.empty(), 1_000_000, 83);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event_time\": \"1970-01-01T00:16:40Z\", \"sensor_id\": \"S1\", \"temperature\": 83}",
        "{\"event_time\": \"1970-01-01 00:16:40\", \"sensor_id\": \"S1\", \"temperature\": 83.0}",
        "{\"timestamp\": 1000.0, \"sensor_id\": \"S1\", \"temperature\": 8.3e1}",
        "{\"timestamp\": \"x\", \"event_time\": 1e3, \"sensor_id\": \"S1\", \"temperature\": 83}",
        "{\"event_time\": null, \"timestamp\": 1000, \"sensor_id\": \"S1\", \"temperature\": 83}",
        "\uFEFF{\"event_time\": 1000, \"sensor_id\": \"S1\", \"temperature\": 83, \"x\": {\"y\": [1]}}",
        "\t {\"event_time\": 1000, \"sensor_id\": \"S1\", \"temperature\": 83, \"machine_id\": \"\"}\r",
        "{\"event_time\": 1000, \"sensor_id\": \"S1\", \"temperature\": 83, \"machine_id\": [4]}",
      })
  void aReading(String line) throws Exception {
    assertThat(drained(file(utf8(line)))).containsExactly(FIRST);
  }

  @Test
  void blankLinesAreSkippedAndCounted() throws Exception {
    assertThat(drained(file(utf8("\n \r\n" + GOOD + "\n\n" + GOOD + "\n"))))
        .extracting(RecordedReading::line)
        .containsExactly(3L, 5L);
  }

  @Test
  void aMachineIsOptional() throws Exception {
    String line =
        "{\"event_time\": 1000, \"sensor_id\": 7, \"temperature\": 83, \"machine_id\": \"m\"}";

    assertThat(drained(file(utf8(line))))
        .containsExactly(
            new RecordedReading(1, new SensorId("7"), Optional.of("m"), 1_000_000, 83));
  }

  @Test
  void columnsNameTheMembers() throws Exception {
    String line = "{\"when\": 1000, \"oil\": 40, \"temperature\": 83, \"tag\": \"S1\"}\n";
    ColumnChoice choice =
        new ColumnChoice(
            Optional.of("when"), Optional.of("oil"), Optional.empty(), Optional.of("tag"));
    try (Recording recording = Recording.open(file(utf8(line)), choice)) {
      assertThat(drained(recording))
          .containsExactly(new RecordedReading(1, S1, Optional.empty(), 1_000_000, 40));
    }
  }

  @Test
  void aSensorMayBeNamedForAllRows() throws Exception {
    ColumnChoice choice =
        new ColumnChoice(Optional.empty(), Optional.empty(), Optional.of(S1), Optional.empty());
    try (Recording recording =
        Recording.open(file(utf8("{\"event_time\": 1000, \"temperature\": 83}")), choice)) {
      assertThat(drained(recording)).containsExactly(FIRST);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1] | '[1]' is not a JSON object",
        "{\"event_time\": 1000, | '{\"event_time\": 1000,' is not JSON: Unexpected end-of-input",
        "{%s} | '{%s}' is not JSON: Unexpected character ('%'",
        "{\"a\": 1} {} | '{\"a\": 1} {}' goes on after the JSON object",
        "{\"a\": 1, \"a\": 1} | member 'a' is there twice",
        "{\"a\": null, \"a\": 1} | member 'a' is there twice",
        "{\"a\": 1} | member 'event_time' or 'timestamp' is missing",
        "{\"event_time\": \"x\"} | time 'x' is neither ISO-8601 nor a number",
        "{\"event_time\": [1]} | time '[…]' is neither ISO-8601 nor a number",
        "{\"event_time\": -1} | time '-1' is neither ISO-8601 nor a number",
        "{\"event_time\": NaN} | time 'NaN' is neither ISO-8601 nor a number",
        "{\"event_time\": true} | time 'true' is neither ISO-8601 nor a number",
        "{\"event_time\": 1} | member 'temperature' is missing",
        "{\"event_time\": 1, \"temperature\": \"83\"} | temperature '83' is not a JSON number",
        "{\"event_time\": 1, \"temperature\": true} | temperature 'true' is not a JSON number",
        "{\"event_time\": 1, \"temperature\": NaN} | temperature 'NaN' °C is not finite",
        "{\"event_time\": 1, \"temperature\": 1e999} | temperature '1e999' °C is not finite",
        "{\"event_time\": 1, \"temperature\": -300} | temperature '-300' °C is not finite or below",
        "{\"event_time\": 1, \"temperature\": 83} | member 'sensor_id' is missing",
        "{\"event_time\": 1, \"temperature\": 83, \"sensor_id\": 1.5} | sensor id '1.5' is neither",
        "{\"event_time\": 1, \"temperature\": 83, \"sensor_id\": \"\"} | sensor id is empty",
        "{\"event_time\": 1, \"temperature\": 83, \"sensor_id\": \"\\ud800\"} | sensor id has a"
            + " lone surrogate",
      })
  void badRowsAreCountedAndSkipped(String line, String reason) throws Exception {
    try (Recording recording =
        Recording.open(file(utf8(GOOD + "\n" + line + "\n" + GOOD + "\n")), ColumnChoice.GUESSED)) {
      assertThat(drained(recording)).extracting(RecordedReading::line).containsExactly(1L, 3L);
      assertThat(recording.badRows()).isEqualTo(1);
      assertThat(recording.firstBadRows().get(0).line()).isEqualTo(2);
      assertThat(recording.firstBadRows().get(0).reason()).startsWith(reason);
    }
  }

  @Test
  void aLineThatIsTooLongIsABadRow() throws Exception {
    String padding = " ".repeat(Lines.MAX_BYTES - GOOD.length());
    String lines = GOOD + "\n" + GOOD + padding + "\n" + GOOD + padding + " \n" + GOOD + "\n";
    String huge = "{\"a\": \"" + "x".repeat(5 * Lines.MAX_BYTES) + "\"}\n";

    try (Recording recording =
        Recording.open(file(utf8(lines + huge + GOOD)), ColumnChoice.GUESSED)) {
      assertThat(drained(recording))
          .extracting(RecordedReading::line)
          .containsExactly(1L, 2L, 4L, 6L);
      assertThat(recording.firstBadRows())
          .containsExactly(
              new BadRow(3, "line has more than 65536 bytes"),
              new BadRow(5, "line has more than 65536 bytes"));
    }
  }

  @Test
  void aLineThatIsNotUtf8IsABadRow() throws Exception {
    byte[] file = utf8(GOOD + "\n" + GOOD + "\n" + GOOD);
    file[GOOD.length() + 5] = (byte) 0xff;

    try (Recording recording = Recording.open(file(file), ColumnChoice.GUESSED)) {
      assertThat(drained(recording)).hasSize(2);
      assertThat(recording.firstBadRows()).containsExactly(new BadRow(2, "line is not UTF-8"));
    }
  }

  @Test
  void progressIsInBytesBeforeDecompression() throws Exception {
    byte[] packed = gzip(utf8((GOOD + "\n").repeat(10_000)));
    try (Recording recording = Recording.open(file(packed), ColumnChoice.GUESSED)) {
      assertThat(drained(recording)).hasSize(10_000);
      assertThat(recording.bytesRead()).isEqualTo(packed.length);
      assertThat(recording.totalBytes()).isEqualTo(packed.length);
    }
  }

  @Test
  void aTruncatedFileIsReadAsFarAsPossibleAndThenReportedWithTheLine() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      lines.append(GOOD.replace("83", String.valueOf(i * 7919 % 100))).append('\n');
    }
    byte[] whole = gzip(utf8(lines.toString()));
    Path file = file(Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> drained(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageMatching(".*recording cannot be read after line \\d{4,}: Unexpected end.*");
  }

  @Test
  void theMembersOfOneLineDoNotAffectAnother() throws Exception {
    StringBuilder members = new StringBuilder("{");
    for (int i = 0; i < 5_000; i++) {
      members.append("\"m").append(i).append("\": 1,");
    }
    Path file = file(utf8(members + GOOD.substring(1) + "\n" + GOOD));

    assertThat(drained(file)).hasSize(2);
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("recording"), content);
  }
}
