package id.suhu.kafka.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.internals.Topic;

/**
 * The topics of one Suhu instance: all names derive from the reading topic's name.
 *
 * @param readings the reading topic
 */
public record Topics(String readings) {

  /** The topics if no other name is configured. */
  public static final Topics DEFAULT = new Topics("sensor-suhu");

  /**
   * Maximum length of a reading topic's name: leaves room for the suffixes of Suhu and Kafka
   * Streams.
   */
  private static final int MAX_LENGTH = 150;

  /**
   * @throws IllegalArgumentException if Kafka does not allow this name, or one derived from it
   */
  public Topics {
    if (!Topic.isValid(readings) || readings.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "topic name '%s' must be 1 to %d of the characters a-z, A-Z, 0-9, '.', '_' and '-'"
              .formatted(readings, MAX_LENGTH));
    }
  }

  /** Returns the topic of rejected records, with their original bytes. */
  public String rejected() {
    return readings + "-rejected";
  }

  /** Returns the topic of the alarm journal. */
  public String alarms() {
    return readings + "-alarms";
  }

  /** Returns the topic of the latest status of each sensor. */
  public String status() {
    return readings + "-status";
  }

  /** Returns the topic of operators' commands. */
  public String commands() {
    return readings + "-commands";
  }

  /** Returns the engine's name: its consumer group, and the prefix of its internal topics. */
  public String engineId() {
    return readings + "-engine";
  }

  /** Returns all topics that Suhu creates, with their settings. */
  public List<TopicPlan> plans() {
    return List.of(
        new TopicPlan(
            readings,
            // A record's timestamp is its arrival time, whatever its sender's clock.
            kept(
                7,
                Map.of(
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    "LogAppendTime",
                    // A reading has at most 64 KiB, but clients send batches, by default of up to 1
                    // MB, and Kafka limits the batch. With the batch header this is 1 MiB.
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    Integer.toString(1024 * 1024 + 12)))),
        new TopicPlan(
            rejected(),
            kept(
                30,
                own(
                    Map.of(
                        // The largest record that Kafka accepts, plus the headers with the reason.
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * 1024 * 1024))))),
        new TopicPlan(alarms(), kept(400, own(Map.of()))),
        new TopicPlan(
            status(),
            own(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    // Small segments: only closed ones are compacted, and readers start at the
                    // first.
                    TopicConfig.SEGMENT_BYTES_CONFIG,
                    Integer.toString(16 * 1024 * 1024),
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(Duration.ofHours(1).toMillis())))),
        // A command is valid for a time after its arrival, whatever its sender's clock.
        new TopicPlan(
            commands(),
            kept(30, Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"))));
  }

  /** For records that Suhu writes: a fast clock must not lead to a rejection. */
  private static Map<String, String> own(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
    return Map.copyOf(settings);
  }

  private static Map<String, String> kept(int days, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(days).toMillis()));
    return Map.copyOf(settings);
  }
}
