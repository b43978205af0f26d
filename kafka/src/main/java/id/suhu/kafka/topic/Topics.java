package id.suhu.kafka.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.internals.Topic;

/**
 * The topics of one Suhu: all their names derive from the reading topic's.
 *
 * @param readings the reading topic
 */
public record Topics(String readings) {

  /** The topics of a Suhu that was told no other name. */
  public static final Topics DEFAULT = new Topics("sensor-suhu");

  /** Longest name of a reading topic: room for what Suhu and Kafka Streams append. */
  private static final int MAX_LENGTH = 150;

  /**
   * @throws IllegalArgumentException if Kafka allows no topic of this name, or one that derives
   *     from it
   */
  public Topics {
    if (!Topic.isValid(readings) || readings.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "topic name '%s' must be 1 to %d of the characters a-z, A-Z, 0-9, '.', '_' and '-'"
              .formatted(readings, MAX_LENGTH));
    }
  }

  /** Records that are no readings, as they came. */
  public String rejected() {
    return readings + "-rejected";
  }

  /** The alarm journal. */
  public String alarms() {
    return readings + "-alarms";
  }

  /** The latest status of each sensor. */
  public String status() {
    return readings + "-status";
  }

  /** What operators ask for. */
  public String commands() {
    return readings + "-commands";
  }

  /** The engine's name: its consumer group, and the prefix of its internal topics. */
  public String engineId() {
    return readings + "-engine";
  }

  /** Every topic that Suhu makes, with the settings that it makes it with. */
  public List<TopicPlan> plans() {
    return List.of(
        new TopicPlan(
            readings,
            // A record's timestamp is its arrival, whatever clock its sender has.
            kept(
                7,
                Map.of(
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    "LogAppendTime",
                    // A reading has 64 KiB at most, but clients send batches, by default of up to
                    // 1 MB, and Kafka measures those. With the head of a batch this is 1 MiB.
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    Integer.toString(1024 * 1024 + 12)))),
        new TopicPlan(
            rejected(),
            kept(
                30,
                own(
                    Map.of(
                        // A record of the largest size that Kafka takes, and why it was rejected.
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * 1024 * 1024))))),
        new TopicPlan(alarms(), kept(400, own(Map.of()))),
        new TopicPlan(
            status(),
            own(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    // Small segments: only closed ones are compacted, and readers start from the
                    // first.
                    TopicConfig.SEGMENT_BYTES_CONFIG,
                    Integer.toString(16 * 1024 * 1024),
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(Duration.ofHours(1).toMillis())))),
        new TopicPlan(commands(), kept(30, own(Map.of()))));
  }

  /** For what Suhu writes itself: a machine whose clock runs ahead must not be refused. */
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
