package id.suhu.app.cli.doctor;

import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.core.reading.RejectReason;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.TopicReader;
import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.StatusRecord;
import id.suhu.view.recount.DistinctReadings;
import id.suhu.view.recount.Recount;
import id.suhu.view.recount.RejectedTally;
import id.suhu.view.status.Statuses;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Recounts the reading topic and compares the result with the engine's output. */
final class RecountChecks {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /**
   * Longer than the engine holds statuses back, which is one second, and than its transactions
   * last.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final PlantKafka plant;
  private final ReadingDecoder decoder;
  private final Texts texts;
  private final Stop stop;
  private final Path temporary;
  private final int capacity;

  /** Good readings rejected by the engine, which alone knows the number of sensors. */
  private long tooManySensors;

  RecountChecks(PlantKafka plant, ReadingDecoder decoder, Texts texts, Stop stop) {
    this(
        plant,
        decoder,
        texts,
        stop,
        Path.of(System.getProperty("java.io.tmpdir", "")),
        DistinctReadings.DEFAULT_CAPACITY);
  }

  /** Creates the checks with a different folder and capacity for {@link DistinctReadings}. */
  RecountChecks(
      PlantKafka plant,
      ReadingDecoder decoder,
      Texts texts,
      Stop stop,
      Path temporary,
      int capacity) {
    this.plant = plant;
    this.decoder = decoder;
    this.texts = texts;
    this.stop = stop;
    this.temporary = temporary;
    this.capacity = capacity;
  }

  /**
   * Returns three findings: the recount, the rejected records, the engine's counts; or one if there
   * is no disk space for the count.
   *
   * @throws org.apache.kafka.common.KafkaException if a topic is missing or Kafka becomes
   *     unavailable
   */
  List<Finding> findings() {
    Recount recount;
    try (DistinctReadings readings = new DistinctReadings(temporary, capacity)) {
      recount = Recount.of(plant, decoder, readings);
    } catch (UncheckedIOException e) {
      return List.of(
          Finding.of(
              "recount",
              false,
              texts.get("doctor.recount_room", temporary, String.valueOf(e.getMessage()))));
    }
    return List.of(counts(recount), rejected(recount), engineCounts(recount));
  }

  private Finding counts(Recount recount) {
    String checksum = "%016x".formatted(recount.distinct().checksum());
    long rejected = recount.rejected().values().stream().mapToLong(Long::longValue).sum();
    return new Finding(
        "recount",
        Verdict.OK,
        texts.get(
            "doctor.recount",
            recount.received(),
            recount.good(),
            recount.distinct().count(),
            checksum,
            rejected),
        json -> {
          json.writeNumberField("received", recount.received());
          json.writeNumberField("good", recount.good());
          json.writeNumberField("distinct", recount.distinct().count());
          json.writeStringField("checksum", checksum);
          json.writeObjectFieldStart("rejected");
          for (Map.Entry<String, Long> reason : recount.rejected().entrySet()) {
            json.writeNumberField(reason.getKey(), reason.getValue());
          }
          json.writeEndObject();
        });
  }

  private Finding rejected(Recount recount) {
    RejectedTally found = new RejectedTally();
    awaitOpenTransactions(plant.topics().rejected());
    try (TopicReader reader = plant.reader(plant.topics().rejected())) {
      reader.scan(
          record -> {
            take(record, recount, found);
            return true;
          });
    }
    RejectedTally expected = recount.evaluatedRejected();
    if (expected.sameAs(found)) {
      return Finding.of(
          "rejected", true, texts.get("doctor.rejected", found.count() + tooManySensors));
    }
    return Finding.of(
        "rejected",
        false,
        texts.get(
            "doctor.rejected_differ", plant.topics().rejected(), differences(expected, found)));
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Recount recount, RejectedTally found) {
    try {
      TopicPartition partition =
          new TopicPartition(
              header(record, OriginHeaders.TOPIC),
              Integer.parseInt(header(record, OriginHeaders.PARTITION)));
      long offset = Long.parseLong(header(record, OriginHeaders.OFFSET));
      // Older ones are retained longer than their originals, newer ones may not have been evaluated
      // yet.
      if (partition.topic().equals(plant.topics().readings())
          && recount.covers(partition, offset)) {
        String reason = header(record, OriginHeaders.REASON);
        if (reason.equals(RejectReason.TOO_MANY_SENSORS.code())) {
          tooManySensors++;
        } else {
          found.add(partition.partition(), offset, reason);
        }
      }
    } catch (NumberFormatException e) {
      // Written by another client, and unrelated to the reading topic.
      return;
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private String differences(RejectedTally expected, RejectedTally found) {
    TreeSet<String> reasons = new TreeSet<>(expected.byReason().keySet());
    reasons.addAll(found.byReason().keySet());
    List<String> differences = new ArrayList<>();
    for (String reason : reasons) {
      long should = expected.byReason().getOrDefault(reason, 0L);
      long is = found.byReason().getOrDefault(reason, 0L);
      if (should != is) {
        differences.add(texts.get("doctor.rejected_reason", reason, should, is));
      }
    }
    return differences.isEmpty()
        ? texts.get("doctor.rejected_others")
        : String.join(", ", differences);
  }

  private Finding engineCounts(Recount recount) {
    if (recount.lag() > 0) {
      return skipped("doctor.counts_lag", recount.lag());
    }
    if (!recount.whole()) {
      return skipped("doctor.counts_deleted");
    }
    long startNanos = System.nanoTime();
    long expected = recount.good() - tooManySensors;
    while (true) {
      long evaluated =
          Statuses.read(plant).values().stream().mapToLong(StatusRecord::readings).sum();
      if (evaluated == expected) {
        return Finding.of("engine_counts", true, texts.get("doctor.counts", evaluated));
      }
      if (!plant.engineOffsets().equals(recount.committed())) {
        return skipped("doctor.counts_moving");
      }
      if (System.nanoTime() - startNanos > PATIENCE.toNanos()) {
        return Finding.of(
            "engine_counts", false, texts.get("doctor.counts_differ", evaluated, expected));
      }
      pause();
    }
  }

  private Finding skipped(String key, Object... values) {
    return new Finding("engine_counts", Verdict.SKIPPED, texts.get(key, values));
  }

  /** Waits, because an open transaction hides records committed behind it. */
  private void awaitOpenTransactions(String topic) {
    List<TopicPartition> partitions = plant.partitions(topic);
    long written = end(partitions, IsolationLevel.READ_UNCOMMITTED);
    long startNanos = System.nanoTime();
    while (end(partitions, IsolationLevel.READ_COMMITTED) < written
        && System.nanoTime() - startNanos < PATIENCE.toNanos()) {
      pause();
    }
  }

  private long end(List<TopicPartition> partitions, IsolationLevel level) {
    return plant.questions().ends(partitions, level).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private void pause() {
    if (stop.await(LOOK_AGAIN)) {
      stop.check();
    }
  }
}
