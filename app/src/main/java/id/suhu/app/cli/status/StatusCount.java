package id.suhu.app.cli.status;

import id.suhu.app.cli.kafka.EngineGroup;
import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.OffsetRange;
import id.suhu.app.cli.kafka.Statuses;
import id.suhu.app.cli.kafka.TopicReader;
import id.suhu.cli.CommandFailedException;
import id.suhu.core.sensor.Quality;
import id.suhu.messages.StatusRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** Counts what the topics hold. */
final class StatusCount {

  /** Of the rejected topic, in all partitions: whoever asks each second must not read it whole. */
  private static final int REJECTED_OFFSETS = 10_000;

  private StatusCount() {}

  /**
   * Counts once.
   *
   * @throws CommandFailedException if a topic is missing or Kafka goes away
   */
  static Status of(KafkaAccess access) throws CommandFailedException {
    // The engine's place first: what comes in between is lag, never less than none.
    Map<TopicPartition, Long> committed = EngineGroup.committed(access);
    List<PartitionStatus> partitions = new ArrayList<>();
    try (TopicReader readings = access.reader(access.topics().readings())) {
      readings
          .offsets()
          .forEach(
              (partition, offsets) -> partitions.add(partition(partition, offsets, committed)));
    }
    partitions.sort((a, b) -> Integer.compare(a.partition(), b.partition()));
    Status.Rejected rejected = rejected(access, REJECTED_OFFSETS);
    Collection<StatusRecord> statuses = Statuses.read(access).values();
    return new Status(
        access.topics().readings(),
        statuses.stream().mapToLong(StatusRecord::readings).sum(),
        statuses.stream().mapToLong(StatusRecord::lateReadings).sum(),
        rejected,
        sensors(statuses),
        statuses.stream()
            .flatMap(status -> status.alarms().stream())
            .filter(StatusRecord.Alarm::active)
            .count(),
        EngineGroup.members(access),
        partitions);
  }

  private static PartitionStatus partition(
      TopicPartition partition, OffsetRange offsets, Map<TopicPartition, Long> committed) {
    Long place = committed.get(partition);
    return new PartitionStatus(
        partition.partition(),
        offsets,
        place == null ? OptionalLong.empty() : OptionalLong.of(place));
  }

  /**
   * Counts rejected records. They are read, because the engine's transactions leave offsets without
   * a record.
   *
   * @param offsets how many of the topic to look at, at most
   */
  static Status.Rejected rejected(KafkaAccess access, int offsets) throws CommandFailedException {
    AtomicLong count = new AtomicLong();
    try (TopicReader reader = access.reader(access.topics().rejected())) {
      boolean all = reader.readNewest(offsets, record -> count.incrementAndGet());
      return new Status.Rejected(count.get(), all);
    }
  }

  private static Map<String, Long> sensors(Collection<StatusRecord> statuses) {
    Map<String, Long> sensors = new LinkedHashMap<>();
    for (Quality quality : Quality.values()) {
      sensors.put(quality.code(), 0L);
    }
    statuses.forEach(status -> sensors.merge(status.quality(), 1L, Long::sum));
    return sensors;
  }
}
