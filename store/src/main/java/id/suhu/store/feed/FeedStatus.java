package id.suhu.store.feed;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * How the feed is doing.
 *
 * @param progress what is in the database
 * @param lag records that wait in Kafka, by partition, as far as known
 * @param fault why nothing is stored or visible at present, as a sentence; empty if all is well
 */
public record FeedStatus(Progress progress, Map<TopicPartition, Long> lag, Optional<String> fault) {

  /** Copies the map. */
  public FeedStatus {
    lag = Map.copyOf(lag);
  }
}
