package id.suhu.kafka.topic;

import java.util.Map;

/**
 * The name and settings with which Suhu creates a topic.
 *
 * @param name its name
 * @param settings Kafka's own names and values
 */
public record TopicPlan(String name, Map<String, String> settings) {

  /** Copies the map. */
  public TopicPlan {
    settings = Map.copyOf(settings);
  }
}
