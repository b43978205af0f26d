package id.suhu.broker;

import id.suhu.kafka.topic.Topics;

/**
 * The topics that roles refer to.
 *
 * @param readings the reading topic; the names of all of Suhu's topics begin with it
 * @param commands the topic of operators' commands
 */
public record AccessTopics(String readings, String commands) {

  /** Returns the topics of one Suhu instance. */
  public static AccessTopics of(Topics topics) {
    return new AccessTopics(topics.readings(), topics.commands());
  }

  /** Returns the engine's consumer group, the prefix of its other names. */
  String engine() {
    return new Topics(readings).engineId();
  }
}
