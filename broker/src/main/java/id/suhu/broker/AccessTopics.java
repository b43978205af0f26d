package id.suhu.broker;

import id.suhu.kafka.topic.Topics;

/**
 * The topics that roles speak of.
 *
 * @param readings where sensors send; the names of all of Suhu's topics begin with it
 * @param commands where operators' commands go
 */
public record AccessTopics(String readings, String commands) {

  /** Those of one Suhu. */
  public static AccessTopics of(Topics topics) {
    return new AccessTopics(topics.readings(), topics.commands());
  }

  /** The engine's consumer group, which its other names begin with. */
  String engine() {
    return new Topics(readings).engineId();
  }
}
