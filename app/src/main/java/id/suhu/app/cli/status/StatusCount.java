package id.suhu.app.cli.status;

import id.suhu.app.cli.kafka.Statuses;
import id.suhu.core.sensor.Quality;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.TopicReader;
import id.suhu.messages.StatusRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @throws org.apache.kafka.common.KafkaException if a topic is missing or Kafka goes away
   */
  static Status of(PlantKafka plant) {
    // The engine's place first: what comes in between is lag, never less than none.
    Map<TopicPartition, Long> committed = plant.engineOffsets();
    List<PartitionStatus> partitions = new ArrayList<>();
    try (TopicReader readings = plant.reader(plant.topics().readings())) {
      readings
          .offsets()
          .forEach(
              (partition, offsets) ->
                  partitions.add(
                      new PartitionStatus(
                          partition.partition(), offsets, offsets.lag(committed.get(partition)))));
    }
    partitions.sort((a, b) -> Integer.compare(a.partition(), b.partition()));
    Status.Rejected rejected = rejected(plant, REJECTED_OFFSETS);
    Collection<StatusRecord> statuses = Statuses.read(plant).values();
    return new Status(
        plant.topics().readings(),
        statuses.stream().mapToLong(StatusRecord::readings).sum(),
        statuses.stream().mapToLong(StatusRecord::lateReadings).sum(),
        rejected,
        sensors(statuses),
        statuses.stream()
            .flatMap(status -> status.alarms().stream())
            .filter(StatusRecord.Alarm::active)
            .count(),
        plant.engineMembers(),
        partitions);
  }

  /**
   * Counts rejected records. They are read, because the engine's transactions leave offsets without
   * a record.
   *
   * @param offsets how many of the topic to look at, at most
   */
  static Status.Rejected rejected(PlantKafka plant, int offsets) {
    AtomicLong count = new AtomicLong();
    try (TopicReader reader = plant.reader(plant.topics().rejected())) {
      boolean all = reader.scanNewest(offsets, record -> count.incrementAndGet() > 0);
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
