package id.suhu.recording;

import static id.suhu.recording.RecordingFiles.drained;
import static id.suhu.recording.RecordingFiles.parquet;
import static id.suhu.recording.RecordingFiles.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.SensorId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingParquetTest {

  private static final SensorId S1 = new SensorId("S1");

  private static final String OTHER_TYPES =
      """
      message other {
        optional binary machine_id (STRING);
        optional binary note (STRING);
        optional int64 Timestamp (TIMESTAMP(MICROS,true));
        optional float value;
        optional binary sensor (STRING);
      }
      """;

  /** One reading, written by DuckDB with GZIP. */
  private static final String GZIP =
      "UEFSMRUAFRAVPiwVAhUAFQYVBgAAH4sIAAAAAAAA/wEIAPf/AAAAAADAVEDpkIZcCAAAABUAFRAVPiwVAhUA"
          + "FQYVBgAAH4sIAAAAAAAA/wEIAPf/ANzMBPFLBgAyeqSOCAAAABUAFQwVOiwVAhUAFQYVBgAAH4sIAAAAAAAA"
          + "/wEGAPn/AgAAAFMxBQ5CPAYAAAAVAhlMNQAYDWR1Y2tkYl9zY2hlbWEVBgAVCiUAGAt0ZW1wZXJhdHVyZQAV"
          + "BCUAGApldmVudF90aW1lJRRMjBEcLAAAAAAAFQwlABgJc2Vuc29yX2lkJQAAFgIZHBk8JgAcFQoZFQAZGAt0"
          + "ZW1wZXJhdHVyZRUEFgIWMhZgJgg8GAgAAAAAAMBUQBgIAAAAAADAVEAWACgIAAAAAADAVEAYCAAAAAAAwFRA"
          + "EREWAAAZHBUAFQAVAgAAACYAHBUEGRUAGRgKZXZlbnRfdGltZRUEFgIWMhZgJmg8GAgA3MwE8UsGABgIANzM"
          + "BPFLBgAWACgIANzMBPFLBgAYCADczATxSwYAEREAGRwVABUAFQIAAAAmABwVDBkVABkYCXNlbnNvcl9pZBUE"
          + "FgIWLhZcJsgBPBgCUzEYAlMxFgAoAlMxGAJTMRERABkcFQAVABUCAAAAFpIBFgImCBacAgAoKER1Y2tEQiB2"
          + "ZXJzaW9uIHYyLjAuMCAoYnVpbGQgZDU0Y2JiZTNkZikZPBwAABwAABwAAACSAQAAUEFSMQ==";

  @TempDir Path folder;

  @Test
  void aForeignFile() throws Exception {
    byte[] file = parquet(OTHER_TYPES, List.of(row(1_000_001_999L, 83.5f, "S1")));

    assertThat(drained(file(file)))
        .containsExactly(new RecordedReading(1, S1, Optional.empty(), 1_000_001, 83.5));
  }

  @Test
  void columnsMayBeNamed() throws Exception {
    byte[] file = parquet(OTHER_TYPES, List.of(row(1_000_000_000L, 83, "S1")));
    ColumnChoice choice =
        new ColumnChoice(
            Optional.of("Timestamp"), Optional.of("value"), Optional.of(S1), Optional.empty());

    try (Recording recording = Recording.open(file(file), choice)) {
      assertThat(drained(recording))
          .containsExactly(new RecordedReading(1, S1, Optional.empty(), 1_000_000, 83));
    }
  }

  @Test
  void badRowsAreCountedAndSkipped() throws Exception {
    byte[] file =
        parquet(
            OTHER_TYPES,
            List.of(
                row(1_000_000_000L, 83, "S1"),
                (fields, i) -> fields.text(4, "S1"),
                row(-1, 83, "S1"),
                (fields, i) -> fields.number(2, 1L),
                row(1, Float.NaN, "S1"),
                row(1, -300, "S1"),
                (fields, i) -> {
                  fields.number(2, 1L);
                  fields.number(3, 83f);
                },
                row(1, 83, "a\u0007b"),
                row(1_000_000_000L, 84, "S1")));
    try (Recording recording = Recording.open(file(file), ColumnChoice.GUESSED)) {
      assertThat(drained(recording))
          .containsExactly(
              new RecordedReading(1, S1, Optional.empty(), 1_000_000, 83),
              new RecordedReading(9, S1, Optional.empty(), 1_000_000, 84));
      assertThat(recording.badRows()).isEqualTo(7);
      assertThat(recording.firstBadRows())
          .containsExactly(
              new BadRow(2, "column 'Timestamp' is null"),
              new BadRow(3, "time -1 MICROS is outside 1970 to 9999"),
              new BadRow(4, "column 'value' is null"),
              new BadRow(5, "temperature 'NaN' °C is not finite or below absolute zero"),
              new BadRow(6, "temperature '-300.0' °C is not finite or below absolute zero"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "required int64 when (TIMESTAMP(MILLIS,true)) | required binary sensor_id (STRING) |"
            + " required double temperature | has no column named event_time, timestamp, time, ts"
            + " for the time; specify it with --time. Its columns are [when, sensor_id,"
            + " temperature]",
        "required int64 event_time | required binary sensor_id (STRING) | required double"
            + " temperature | has the column 'event_time' as 'required int64 event_time'; it must"
            + " be a TIMESTAMP adjusted to UTC",
        "required int64 event_time (TIMESTAMP(MILLIS,false)) | required binary sensor_id (STRING) |"
            + " required double temperature | has the column 'event_time' as 'required int64"
            + " event_time (TIMESTAMP(MILLIS,false))'; it must be a TIMESTAMP adjusted to UTC",
        "required int64 event_time (TIMESTAMP(MILLIS,true)) | required binary sensor_id | required"
            + " double temperature | has the column 'sensor_id' as 'required binary sensor_id'; it"
            + " must be a STRING",
        "required int64 event_time (TIMESTAMP(MILLIS,true)) | required binary sensor_id (STRING) |"
            + " required int64 temperature | has the column 'temperature' as 'required int64"
            + " temperature'; it must be a double or float",
        "required int64 event_time (TIMESTAMP(MILLIS,true)) | required binary sensor_id (STRING) |"
            + " repeated double temperature | has the column 'temperature' as 'repeated double"
            + " temperature'; it must be a double or float",
        "required int64 event_time (TIMESTAMP(MILLIS,true)) | required binary sensor_id (STRING) |"
            + " required group temperature { required double c; } | has the column 'temperature' as"
            + " 'required group temperature { required double c; }'; it must be a double or float",
      })
  void aFileWithOtherColumnsIsRejected(String first, String second, String third, String message)
      throws Exception {
    String schema = "message other { %s; %s; %s; }".formatted(first, second, third);
    Path file = file(parquet(schema.replace("};", "}"), List.of()));

    assertThatThrownBy(() -> drained(file))
        .isInstanceOf(RecordingException.class)
        .hasMessage("%s %s", file, message);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 10, 11, 12, 13, 500, -1, -8, -20})
  void aFileThatIsCutOffIsRejected(int length) throws Exception {
    byte[] whole = written(FileFormat.PARQUET, many(1_000));
    Path file = file(Arrays.copyOf(whole, length < 0 ? whole.length + length : length));

    assertThatThrownBy(() -> drained(file))
        .isInstanceOf(RecordingException.class)
        .hasMessage("%s is cut off: it begins as a Parquet file but does not end as one", file);
  }

  @Test
  void anotherCompressionIsRejected() throws Exception {
    Path file = file(Base64.getDecoder().decode(GZIP));

    assertThatThrownBy(() -> drained(file))
        .isInstanceOf(RecordingException.class)
        .hasMessage(
            "%s is compressed with GZIP; it must be one of [UNCOMPRESSED, SNAPPY, ZSTD, LZ4_RAW]",
            file);
  }

  @Test
  void aDamagedLengthIsRejected() throws Exception {
    byte[] whole = written(FileFormat.PARQUET, many(10));
    whole[whole.length - 5] = 0x7f;
    Path file = file(whole);

    assertThatThrownBy(() -> drained(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith("%s is a damaged Parquet file: it has ".formatted(file));
  }

  /** Damage is either in bytes that are not needed, or told: no reading is different. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damageIsTold(long seed) throws Exception {
    List<RecordedReading> all = many(2_000);
    byte[] whole = written(FileFormat.PARQUET, all);
    SplittableRandom random = new SplittableRandom(seed);
    int told = 0;
    for (int i = 0; i < 100; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(4, whole.length / 2);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Path file = file(damaged);
      List<RecordedReading> read = new ArrayList<>();
      try (Recording recording = Recording.open(file, ColumnChoice.GUESSED)) {
        recording.next().ifPresent(read::add);
        for (var next = recording.next(); next.isPresent(); next = recording.next()) {
          read.add(next.get());
        }
      } catch (RecordingException e) {
        told++;
        assertThat(e).hasMessageContaining(file + " cannot be read");
      }
      assertThat(read).as("byte %d, seed %d", at, seed).isEqualTo(all.subList(0, read.size()));
    }
    assertThat(told).isPositive();
  }

  @Test
  void progressIsEstimatedFromTheRows() throws Exception {
    byte[] whole = written(FileFormat.PARQUET, many(1_000));
    try (Recording recording = Recording.open(file(whole), ColumnChoice.GUESSED)) {
      assertThat(recording.bytesRead()).isZero();
      for (int i = 0; i < 500; i++) {
        assertThat(recording.next()).isPresent();
      }
      assertThat(recording.bytesRead()).isEqualTo(whole.length / 2);
      assertThat(drained(recording)).hasSize(500);
      assertThat(recording.bytesRead()).isEqualTo(whole.length);
      assertThat(recording.totalBytes()).isEqualTo(whole.length);
    }
  }

  /** Random numbers, so that the rows do not fit into one row group. */
  @Test
  void aFileWithSeveralRowGroupsIsReadAsWritten() throws Exception {
    int count = 400_000;
    Path file = folder.resolve("recording");
    byte[] once = random(count);
    assertThat(random(count)).isEqualTo(once);

    SplittableRandom random = new SplittableRandom(1);
    try (Recording recording = Recording.open(Files.write(file, once), ColumnChoice.GUESSED)) {
      for (int i = 0; i < count; i++) {
        RecordedReading read = recording.next().orElseThrow();
        if (read.line() != i + 1
            || read.timeMs() != random.nextLong(1L << 40)
            || read.celsius() != random.nextDouble(100)) {
          throw new AssertionError("row %d is %s".formatted(i + 1, read));
        }
      }
      assertThat(recording.next()).isEmpty();
      assertThat(recording.badRows()).isZero();
    }
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      assertThat(reader.getRowGroups()).hasSizeGreaterThan(1);
    }
  }

  private static byte[] random(int count) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ReadingWriter writer = FileFormat.PARQUET.openReadings(bytes)) {
      for (int i = 0; i < count; i++) {
        writer.write(random.nextLong(1L << 40), S1, random.nextDouble(100), Optional.empty());
      }
    }
    return bytes.toByteArray();
  }

  private static BiConsumer<ParquetFields, Integer> row(long time, float value, String sensor) {
    return (fields, i) -> {
      fields.number(2, time);
      fields.number(3, value);
      fields.text(4, sensor);
    };
  }

  private static List<RecordedReading> many(int count) {
    List<RecordedReading> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          new RecordedReading(
              i + 1L,
              new SensorId("S" + i % 3),
              Optional.of("press-" + i % 2),
              1_772_348_400_000L + i * 1_000L,
              i * 7919 % 1000 / 10.0));
    }
    return all;
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("recording"), content);
  }
}
