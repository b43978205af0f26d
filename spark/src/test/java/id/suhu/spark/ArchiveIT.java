package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.read.ReadingRecords;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code archive} with an independent reader of its files. */
@ExtendWith(SharedKafka.class)
@Timeout(300)
class ArchiveIT {

  private static final long SEED = 20261128;
  private static final String AUTO_COMPACT = "spark.databricks.delta.autoCompact.minNumFiles";

  private static final List<String> READING =
      List.of(
          "\"partition\"",
          "\"offset\"",
          "sensor_id",
          "CAST(temperature AS DECIMAL(12,6))",
          "machine_id",
          "clock",
          "epoch_ms(event_time)",
          "epoch_ms(arrival_time)",
          "date");

  private static final List<String> REJECT =
      List.of(
          "\"partition\"",
          "\"offset\"",
          "reason",
          "detail",
          "sensor_id",
          "hex(key)",
          "hex(value)",
          "epoch_ms(arrival_time)",
          "date");

  @TempDir static Path folder;
  private static KafkaProcess kafka;

  @BeforeAll
  static void start(KafkaProcess shared) {
    kafka = shared;
  }

  @Test
  void archivesEveryRecordOnceDespiteRestartsAndLostCheckpoints() throws Exception {
    String topic = kafka.freshTopic(2);
    Path output = folder.resolve("archive");
    kafka.send(GeneratedRecords.of(SEED, topic, 2, 2_000));
    archive(topic, output, "--batch-records", "1500").done();
    assertContainsTheTopic(topic, output);

    // Its records are not in the next batch.
    kafka.send(GeneratedRecords.of(SEED + 1, topic, 2, 500));
    archive(topic, output).done();
    assertContainsTheTopic(topic, output);

    // As if the process had been killed between the commits of readings and rejected records.
    deleteNewest(output.resolve("_checkpoint/commits"), "");
    deleteNewest(output.resolve("rejected/_delta_log"), ".json");
    archive(topic, output).done();
    assertContainsTheTopic(topic, output);
  }

  @Test
  void compactsSmallFilesAndRetainsThoseThatAReaderMayHaveOpen() throws Exception {
    String topic = kafka.freshTopic(1);
    Path output = folder.resolve("compacted");
    System.setProperty(AUTO_COMPACT, "4");
    try {
      kafka.sendReadings(topic, 100);
      archive(topic, output).done();
      List<Path> opened = ArchiveFiles.current(output.resolve("readings"));
      List<String> seen = ArchiveFiles.rows(opened, READING);

      kafka.sendReadings(topic, 300);
      archive(topic, output, "--batch-records", "100").done();

      assertThat(ArchiveFiles.rows(opened, READING))
          .hasSize(100)
          .containsExactlyInAnyOrderElementsOf(seen);
      assertThat(ArchiveFiles.current(output.resolve("readings")))
          .doesNotContainAnyElementsOf(opened)
          .hasSizeLessThan(4);
      assertContainsTheTopic(topic, output);
    } finally {
      System.clearProperty(AUTO_COMPACT);
    }
  }

  private static JobRun archive(String topic, Path output, String... more) {
    return JobRun.of(
        Stream.of(kafka.archive(topic, output, more), new String[] {"--available-now"})
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  private static void assertContainsTheTopic(String topic, Path output) throws Exception {
    List<String> readings = new ArrayList<>();
    List<String> rejects = new ArrayList<>();
    ReadingDecoder decoder = new ReadingDecoder();
    for (ConsumerRecord<byte[], byte[]> record : kafka.contents(topic).records()) {
      Decoded decoded = ReadingRecords.decode(decoder, record);
      if (decoded instanceof Decoded.Good good) {
        readings.add(row(good));
      } else if (decoded instanceof Decoded.Rejected rejected) {
        rejects.add(row(record, rejected));
      }
    }
    assertThat(ArchiveFiles.rows(ArchiveFiles.current(output.resolve("readings")), READING))
        .as("readings, seed %d", SEED)
        .containsExactlyInAnyOrderElementsOf(readings);
    assertThat(ArchiveFiles.rows(ArchiveFiles.current(output.resolve("rejected")), REJECT))
        .as("rejected, seed %d", SEED)
        .containsExactlyInAnyOrderElementsOf(rejects);
  }

  private static String row(Decoded.Good good) {
    var reading = good.reading();
    return "%d|%d|%s|%.6f|%s|%s|%d|%d|%s"
        .formatted(
            reading.position().partition(),
            reading.position().offset(),
            reading.sensor().text(),
            reading.celsius(),
            reading.machine().orElse("-"),
            reading.clockSuspect(),
            reading.eventTimeMs(),
            reading.arrivalMs(),
            date(reading.eventTimeMs()));
  }

  private static String row(ConsumerRecord<byte[], byte[]> record, Decoded.Rejected rejected) {
    return "%d|%d|%s|%s|%s|%s|%s|%d|%s"
        .formatted(
            record.partition(),
            record.offset(),
            rejected.reason().code(),
            rejected.detail(),
            rejected.sensor().map(SensorId::text).orElse("-"),
            hex(record.key()),
            hex(record.value()),
            record.timestamp(),
            date(record.timestamp()));
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? "-" : HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static LocalDate date(long epochMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), ZoneOffset.UTC);
  }

  /** Deletes the newest of the numbered files. */
  private static void deleteNewest(Path numbered, String ending) throws IOException {
    long newest;
    try (Stream<Path> files = Files.list(numbered)) {
      newest =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("\\d+" + Pattern.quote(ending)))
              .mapToLong(name -> Long.parseLong(name.replace(ending, "")))
              .max()
              .orElseThrow();
    }
    try (Stream<Path> files = Files.list(numbered)) {
      for (Path file : files.toList()) {
        // Including its checksum file.
        if (file.getFileName().toString().matches("\\.?0*%d(\\..*)?".formatted(newest))) {
          Files.delete(file);
        }
      }
    }
  }
}
