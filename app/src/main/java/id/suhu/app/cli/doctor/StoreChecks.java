package id.suhu.app.cli.doctor;

import id.suhu.app.cli.api.Api;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Printable;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.core.history.TimeRange;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.StoreStatus;
import id.suhu.messages.Timestamps;
import id.suhu.recording.ColumnChoice;
import id.suhu.recording.RecordedReading;
import id.suhu.recording.Recording;
import id.suhu.view.recount.StoredComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares the database of the running system with the reading topic: each record's fate, and each
 * reading.
 */
final class StoreChecks {

  private final PlantKafka plant;
  private final Api api;
  private final Texts texts;
  private final Stop stop;

  StoreChecks(PlantKafka plant, Api api, Texts texts, Stop stop) {
    this.plant = plant;
    this.api = api;
    this.texts = texts;
    this.stop = stop;
  }

  /**
   * Returns the findings.
   *
   * @param decoder as the system uses it
   * @param oldestMs readings with an earlier event time may have been removed from the database
   * @throws org.apache.kafka.common.KafkaException if Kafka fails
   */
  List<Finding> findings(ReadingDecoder decoder, long oldestMs) {
    StoreStatus status;
    try {
      status = api.store(plant);
    } catch (CommandFailedException e) {
      return List.of(unknown("store", e));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(state(status));
    findings.add(counts(status));
    findings.add(readings(status, decoder, oldestMs));
    return findings;
  }

  private Finding unknown(String check, Exception e) {
    return new Finding(
        check,
        Verdict.SKIPPED,
        texts.get("doctor.store_unknown", Printable.of(String.valueOf(e.getMessage()))));
  }

  private Finding state(StoreStatus status) {
    return Finding.of(
        "store",
        status.fault().isEmpty() && status.missed() == 0,
        status.fault().isPresent()
            ? texts.get("doctor.store_fault", Printable.of(status.fault().get()))
            : status.missed() > 0
                ? texts.get("doctor.store_missed", status.missed())
                : texts.get("doctor.store", api.url(), status.stored(), status.lag()));
  }

  private Finding counts(StoreStatus status) {
    String wrong =
        status.partitions().stream()
            .filter(partition -> !partition.isConserved())
            .map(partition -> String.valueOf(partition.number()))
            .collect(Collectors.joining(", "));
    return Finding.of(
        "store_counts",
        wrong.isEmpty(),
        wrong.isEmpty()
            ? texts.get(
                "doctor.store_counts",
                status.received(),
                status.stored(),
                status.duplicate(),
                status.rejectedCount())
            : texts.get("doctor.store_counts_differ", wrong));
  }

  private Finding readings(StoreStatus status, ReadingDecoder decoder, long oldestMs) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", ""));
    try (StoredComparison comparison = new StoredComparison(temporary)) {
      comparison.readTopic(
          plant,
          decoder,
          status.partitions().stream()
              .collect(
                  Collectors.toMap(
                      StoreStatus.Partition::number, StoreStatus.Partition::nextOffset)),
          oldestMs);
      stop.check();
      TimeRange range = comparison.range();
      if (range.fromMs() < range.toMs()) {
        addStored(comparison, range);
      }
      StoredComparison.Result result = comparison.result();
      return new Finding(
          "store_readings",
          result.missing() == 0 ? Verdict.OK : Verdict.WRONG,
          result.missing() == 0
              ? texts.get(
                  "doctor.store_readings", result.topic(), "%016x".formatted(result.checksum()))
              : texts.get("doctor.store_readings_missing", result.missing(), result.topic()),
          json -> {
            json.writeNumberField("distinct", result.topic());
            json.writeStringField("checksum", "%016x".formatted(result.checksum()));
            json.writeNumberField("missing", result.missing());
          });
    } catch (CommandFailedException | IOException | UncheckedIOException e) {
      return unknown("store_readings", e);
    }
  }

  private void addStored(StoredComparison comparison, TimeRange range)
      throws CommandFailedException, IOException {
    Map<String, String> parameters =
        Map.of("from", Timestamps.print(range.fromMs()), "to", Timestamps.print(range.toMs()));
    try (Recording rows =
        Recording.read(
            api.url(), api.get("/api/export/readings.csv", parameters), ColumnChoice.GUESSED)) {
      for (Optional<RecordedReading> row = rows.next(); row.isPresent(); row = rows.next()) {
        stop.check();
        RecordedReading reading = row.get();
        comparison.addStored(reading.sensor(), reading.timeMs(), reading.celsius());
      }
    }
  }
}
