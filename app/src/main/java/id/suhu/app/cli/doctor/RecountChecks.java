package id.suhu.app.cli.doctor;

import id.suhu.app.cli.kafka.EngineGroup;
import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.Statuses;
import id.suhu.app.cli.kafka.TopicReader;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.core.reading.RejectReason;
import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.StatusRecord;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Recounts the reading topic and compares with what the engine wrote. */
final class RecountChecks {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** The engine holds statuses back for a second, and transactions end sooner than this. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final KafkaAccess access;
  private final ReadingDecoder decoder;
  private final Texts texts;
  private final Stop stop;
  private final Path temporary;
  private final int capacity;

  /** Good readings that the engine has rejected, for it alone knows how many sensors there are. */
  private long tooManySensors;

  RecountChecks(KafkaAccess access, ReadingDecoder decoder, Texts texts, Stop stop) {
    this(
        access,
        decoder,
        texts,
        stop,
        Path.of(System.getProperty("java.io.tmpdir", "")),
        DistinctReadings.DEFAULT_CAPACITY);
  }

  /** The same with another place and bound for {@link DistinctReadings}. */
  RecountChecks(
      KafkaAccess access,
      ReadingDecoder decoder,
      Texts texts,
      Stop stop,
      Path temporary,
      int capacity) {
    this.access = access;
    this.decoder = decoder;
    this.texts = texts;
    this.stop = stop;
    this.temporary = temporary;
    this.capacity = capacity;
  }

  /**
   * Three findings: the recount, the rejected records, the engine's counts; one if there is no room
   * to count.
   *
   * @throws CommandFailedException if a topic is missing or Kafka goes away
   */
  List<Finding> findings() throws CommandFailedException {
    Recount recount;
    try (DistinctReadings readings = new DistinctReadings(temporary, capacity)) {
      recount = Recount.of(access, decoder, readings);
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

  private Finding rejected(Recount recount) throws CommandFailedException {
    RejectedTally found = new RejectedTally();
    awaitOpenTransactions(access.topics().rejected());
    try (TopicReader reader = access.reader(access.topics().rejected())) {
      reader.readToEnd(
          record -> {
            take(record, recount, found);
            return true;
          });
    }
    RejectedTally expected = recount.judgedRejected();
    if (expected.sameAs(found)) {
      return Finding.of(
          "rejected", true, texts.get("doctor.rejected", found.count() + tooManySensors));
    }
    return Finding.of(
        "rejected",
        false,
        texts.get(
            "doctor.rejected_differ", access.topics().rejected(), differences(expected, found)));
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Recount recount, RejectedTally found) {
    try {
      TopicPartition partition =
          new TopicPartition(
              header(record, OriginHeaders.TOPIC),
              Integer.parseInt(header(record, OriginHeaders.PARTITION)));
      long offset = Long.parseLong(header(record, OriginHeaders.OFFSET));
      // Older ones are kept longer than their originals, newer ones are not judged for certain.
      if (partition.topic().equals(access.topics().readings())
          && recount.covers(partition, offset)) {
        String reason = header(record, OriginHeaders.REASON);
        if (reason.equals(RejectReason.TOO_MANY_SENSORS.code())) {
          tooManySensors++;
        } else {
          found.add(partition.partition(), offset, reason);
        }
      }
    } catch (NumberFormatException e) {
      // Somebody else's record, that tells of none of the reading topic.
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

  private Finding engineCounts(Recount recount) throws CommandFailedException {
    if (recount.lag() > 0) {
      return skipped("doctor.counts_lag", recount.lag());
    }
    if (!recount.whole()) {
      return skipped("doctor.counts_deleted");
    }
    long startNanos = System.nanoTime();
    long expected = recount.good() - tooManySensors;
    while (true) {
      long judged = Statuses.read(access).values().stream().mapToLong(StatusRecord::readings).sum();
      if (judged == expected) {
        return Finding.of("engine_counts", true, texts.get("doctor.counts", judged));
      }
      if (!EngineGroup.committed(access).equals(recount.committed())) {
        return skipped("doctor.counts_moving");
      }
      if (System.nanoTime() - startNanos > PATIENCE.toNanos()) {
        return Finding.of(
            "engine_counts", false, texts.get("doctor.counts_differ", judged, expected));
      }
      pause();
    }
  }

  private Finding skipped(String key, Object... values) {
    return new Finding("engine_counts", Verdict.SKIPPED, texts.get(key, values));
  }

  /** A transaction that is open hides what others have committed behind it. */
  private void awaitOpenTransactions(String topic) throws CommandFailedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    access.partitions(topic).forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    long written = ends(latest, IsolationLevel.READ_UNCOMMITTED);
    long startNanos = System.nanoTime();
    while (ends(latest, IsolationLevel.READ_COMMITTED) < written
        && System.nanoTime() - startNanos < PATIENCE.toNanos()) {
      pause();
    }
  }

  private long ends(Map<TopicPartition, OffsetSpec> latest, IsolationLevel level)
      throws CommandFailedException {
    return access
        .get(access.admin().listOffsets(latest, new ListOffsetsOptions(level)).all())
        .values()
        .stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  private void pause() {
    if (stop.await(LOOK_AGAIN)) {
      stop.check();
    }
  }
}
