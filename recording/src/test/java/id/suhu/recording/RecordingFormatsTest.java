package id.suhu.recording;

import static id.suhu.recording.RecordingFiles.drained;
import static id.suhu.recording.RecordingFiles.gzip;
import static id.suhu.recording.RecordingFiles.written;
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
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFormatsTest {

  private static final List<Double> CELSIUS =
      List.of(83.0, 83.5, -3.0, -273.15, 0.0, 1e-7, 1e21, 0.1, 1.0 / 3, Double.MIN_VALUE, 1.7e308);

  private static final List<String> IDS =
      List.of(
          "S1",
          "press-4/bearing, left",
          "say \"hot\"",
          "\"",
          " spaces ",
          "\u3000wide\u3000",
          "größe °C",
          "温度-1",
          "\uD83C\uDF21",
          "back\\slash",
          "#1",
          "{\"a\":1}",
          "=1+1",
          "null");

  private static final List<Long> TIMES =
      List.of(0L, 999L, 1_000L, 1_325_376_000_500L, 1_772_348_400_000L, 253_402_300_799_999L);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void areReadAsWritten(FileFormat format) throws Exception {
    List<RecordedReading> all = new ArrayList<>();
    for (String id : IDS) {
      for (double celsius : CELSIUS) {
        for (long timeMs : TIMES) {
          Optional<String> machine = timeMs == 0 ? Optional.empty() : Optional.of(id);
          long line = all.size() + (format == FileFormat.CSV ? 2L : 1L);
          all.add(new RecordedReading(line, new SensorId(id), machine, timeMs, celsius));
        }
      }
    }
    byte[] written = written(format, all);
    Path file = Files.write(folder.resolve("recording"), written);

    List<RecordedReading> read = drained(file);
    assertThat(read).isEqualTo(all);
    assertThat(written(format, read)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areReadAsWrittenFromAnyFormat(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<RecordedReading> all = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      all.add(reading(random));
    }
    for (FileFormat format : FileFormat.values()) {
      byte[] written = written(format, all);
      List<RecordedReading> read = drained(Files.write(folder.resolve("recording"), written));
      assertThat(read).as("%s, seed %d", format, seed).hasSameSizeAs(all);
      for (FileFormat other : FileFormat.values()) {
        assertThat(written(other, read))
            .as("%s from %s, seed %d", other, format, seed)
            .isEqualTo(written(other, all));
      }
    }
  }

  private static RecordedReading reading(SplittableRandom random) {
    double celsius =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(60, 101);
          case 1 -> random.nextInt(-2731, 10_000) / 10.0;
          case 2 -> random.nextDouble(-273.15, 2000);
          default -> Math.abs(finite(random));
        };
    long timeMs =
        random.nextBoolean()
            ? 1_767_225_600_000L + random.nextInt(100_000)
            : random.nextLong(253_402_300_800_000L);
    return new RecordedReading(
        1,
        id(random),
        random.nextBoolean() ? Optional.empty() : Optional.of(id(random).text()),
        timeMs,
        celsius);
  }

  private static double finite(SplittableRandom random) {
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) ? any : 0;
  }

  private static SensorId id(SplittableRandom random) {
    if (random.nextBoolean()) {
      return new SensorId("S" + random.nextInt(10));
    }
    while (true) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(1, 12);
      for (int i = 0; i < length; i++) {
        int kind = random.nextInt(4);
        text.appendCodePoint(
            kind == 0
                ? ",\"' \\{}\t;#".charAt(random.nextInt(10))
                : kind == 1 ? random.nextInt(0x20, 0x7f) : random.nextInt(0x20, 0x11_0000));
      }
      Optional<SensorId> id = SensorId.of(text.toString());
      if (id.isPresent()) {
        return id.get();
      }
    }
  }

  @Test
  void readingsAsCsvAndJson() throws Exception {
    List<RecordedReading> all =
        List.of(
            new RecordedReading(
                1, new SensorId("S1"), Optional.of("press-4"), 1_772_348_400_000L, 83),
            new RecordedReading(2, new SensorId("a,\"b\""), Optional.empty(), 1L, -0.5),
            new RecordedReading(3, new SensorId(" S3"), Optional.of(""), 0L, -0.0));

    assertThat(new String(written(FileFormat.CSV, all), UTF_8))
        .isEqualTo(
            """
            event_time,sensor_id,temperature,machine_id
            2026-03-01T07:00:00.000Z,S1,83,press-4
            1970-01-01T00:00:00.001Z,"a,""b""\",-0.5,
            1970-01-01T00:00:00.000Z," S3",0,
            """);
    assertThat(new String(written(FileFormat.JSONL, all), UTF_8))
        .isEqualTo(
            """
            {"event_time":"2026-03-01T07:00:00.000Z","sensor_id":"S1","temperature":83,"machine_id":"press-4"}
            {"event_time":"1970-01-01T00:00:00.001Z","sensor_id":"a,\\"b\\"","temperature":-0.5}
            {"event_time":"1970-01-01T00:00:00.000Z","sensor_id":" S3","temperature":0}
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 20",
    "253402300800000, 20",
    "0, NaN",
    "0, Infinity",
    "0, -273.16",
  })
  void readingsThatCouldNotBeReadAgainAreNotWritten(long timeMs, double celsius) throws Exception {
    for (FileFormat format : FileFormat.values()) {
      try (ReadingWriter writer = format.openReadings(new ByteArrayOutputStream())) {
        assertThatThrownBy(
                () -> writer.write(timeMs, new SensorId("S1"), celsius, Optional.empty()))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileWithoutReadingsIsComplete(FileFormat format) throws Exception {
    byte[] written = written(format, List.of());
    if (format == FileFormat.JSONL) {
      assertThat(written).isEmpty();
    } else {
      assertThat(drained(Files.write(folder.resolve("recording"), written))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingClosesTheStream(FileFormat format) throws Exception {
    int[] closed = {0};
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            closed[0]++;
          }
        };
    ReadingWriter writer = format.openReadings(out);
    writer.close();

    assertThat(closed[0]).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void aFullDiskIsAnIoExceptionAndTheStreamIsClosed(FileFormat format) {
    boolean[] closed = {false};
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThatThrownBy(
            () -> {
              try (ReadingWriter writer = format.openReadings(full)) {
                for (int i = 0; i < 100_000; i++) {
                  writer.write(i, new SensorId("S1"), i, Optional.empty());
                }
              }
            })
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("no space left");
    if (format != FileFormat.PARQUET) {
      // Parquet writes its magic at once, so there is no writer that could close the stream.
      assertThat(closed[0]).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"a.csv, CSV", "b/a.b.JSONL, JSONL", "a.parquet, PARQUET"})
  void theExtensionDeterminesTheFormat(String file, FileFormat format) throws Exception {
    assertThat(FileFormat.of(Path.of(file))).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.csv.gz", "a.json", "csv", "a.csv/b", "/"})
  void otherExtensionsAreRejected(String file) {
    assertThatThrownBy(() -> FileFormat.of(Path.of(file)))
        .isInstanceOf(RecordingException.class)
        .hasMessage(
            "%s has none of the extensions .csv, .jsonl, .parquet, which determine the format",
            Path.of(file));
  }

  @Test
  void theContentDeterminesTheFormatWhenReading() throws Exception {
    List<RecordedReading> one =
        List.of(new RecordedReading(1, new SensorId("S1"), Optional.empty(), 1_000L, 83));
    Path misnamed = Files.write(folder.resolve("a.csv"), gzip(written(FileFormat.JSONL, one)));
    assertThat(drained(misnamed)).isEqualTo(one);

    assertThat(drained(Files.write(misnamed, written(FileFormat.PARQUET, one)))).isEqualTo(one);

    Files.write(misnamed, gzip(written(FileFormat.PARQUET, one)));
    assertThatThrownBy(() -> drained(misnamed))
        .isInstanceOf(RecordingException.class)
        .hasMessage(
            "%s is a gzipped Parquet file, whose parts cannot be found; unpack it", misnamed);
  }
}
