package id.suhu.store.feed;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * How far the topics have been taken.
 *
 * @param topicIds Kafka's ids of the topics; a topic that was made anew has another one
 * @param partitions what was taken of each
 */
public record Progress(Map<String, Uuid> topicIds, Map<TopicPartition, Taken> partitions) {

  /** Nothing. */
  static final Progress NONE = new Progress(Map.of(), Map.of());

  /** Copies the maps. */
  public Progress {
    topicIds = Map.copyOf(topicIds);
    partitions = Map.copyOf(partitions);
  }

  /** Returns what was taken of a partition. */
  public Taken of(TopicPartition partition) {
    return partitions.getOrDefault(partition, Taken.NOTHING);
  }

  Progress with(Map<TopicPartition, Taken> changed) {
    Map<TopicPartition, Taken> all = new HashMap<>(partitions);
    all.putAll(changed);
    return new Progress(topicIds, all);
  }

  /** Returns this for the topics as they are: one that was made anew starts at its beginning. */
  Progress forTopics(Map<String, Uuid> current) {
    Map<TopicPartition, Taken> kept = new HashMap<>();
    partitions.forEach(
        (partition, taken) -> {
          Uuid id = current.get(partition.topic());
          if (id != null && id.equals(topicIds.get(partition.topic()))) {
            kept.put(partition, taken);
          }
        });
    return new Progress(current, kept);
  }
}
