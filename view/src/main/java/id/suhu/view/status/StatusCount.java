package id.suhu.view.status;

import id.suhu.core.sensor.Quality;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.TopicReader;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.StatusRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** Counts the content of the topics. */
public final class StatusCount {

  /** Of the rejected topic, in all partitions: a query every second must not read it completely. */
  private static final int REJECTED_OFFSETS = 10_000;

  private StatusCount() {}

  /**
   * Rejected records.
   *
   * @param records the number of records counted
   * @param all whether these are all records; otherwise there are older ones
   */
  record Rejected(long records, boolean all) {}

  /**
   * Counts once.
   *
   * @throws org.apache.kafka.common.KafkaException if a topic is missing or Kafka becomes
   *     unavailable
   */
  public static PlantStatus of(PlantKafka plant) {
    // The engine's committed offsets first: records that arrive in between are lag, which is never
    // negative.
    Map<TopicPartition, Long> committed = plant.engineOffsets();
    List<PlantStatus.Partition> partitions = new ArrayList<>();
    try (TopicReader readings = plant.reader(plant.topics().readings())) {
      readings
          .offsets()
          .forEach(
              (partition, offsets) ->
                  partitions.add(
                      new PlantStatus.Partition(
                          partition.partition(),
                          offsets.beginning(),
                          offsets.end(),
                          offsets.lag(committed.get(partition)))));
    }
    partitions.sort(Comparator.comparingInt(PlantStatus.Partition::number));
    Rejected rejected = rejected(plant, REJECTED_OFFSETS);
    Collection<StatusRecord> statuses = Statuses.read(plant).values();
    return new PlantStatus(
        plant.topics().readings(),
        statuses.stream().mapToLong(StatusRecord::readings).sum(),
        statuses.stream().mapToLong(StatusRecord::lateReadings).sum(),
        rejected.records(),
        rejected.all(),
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
   * @param offsets maximum number of offsets to inspect in the topic
   */
  static Rejected rejected(PlantKafka plant, int offsets) {
    AtomicLong count = new AtomicLong();
    try (TopicReader reader = plant.reader(plant.topics().rejected())) {
      boolean all = reader.scanNewest(offsets, record -> count.incrementAndGet() > 0);
      return new Rejected(count.get(), all);
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
