package id.suhu.kafka.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How many bytes the topics that delete what is old may take together, and how they share them.
 * Without a bound, readings would fill a small disk before their days are over.
 *
 * @param bytes above 0
 */
public record DiskBudget(long bytes) {

  private static final long MEBIBYTE = 1024 * 1024;

  /** Some fifty thousand alarm events; below, an eighth of the budget has to do. */
  private static final long LEAST_SHARE = 32 * MEBIBYTE;

  /** Room for the largest record there is, twice. */
  private static final long LEAST_SEGMENT = 4 * MEBIBYTE;

  /** What the embedded broker has by default: recovery reads a log's newest segment whole. */
  private static final long MOST_SEGMENT = 128 * MEBIBYTE;

  /**
   * @throws IllegalArgumentException if there is nothing to share
   */
  public DiskBudget {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a disk budget of " + bytes + " bytes is not above 0");
    }
  }

  /**
   * Half of the disk: compacted topics need room besides, and so does what Kafka writes until it
   * next looks for what is to be deleted.
   *
   * @param diskBytes what Kafka occupies and what is still free
   */
  public static DiskBudget ofDisk(long diskBytes) {
    return new DiskBudget(Math.max(1, diskBytes / 2));
  }

  /**
   * What holds the topics to the budget: Kafka's settings by topic. A partition gets 8 MiB at
   * least, also where the budget has less.
   *
   * @param partitions of each topic that exists, by name
   */
  public Map<String, Map<String, String>> settings(Topics topics, Map<String, Integer> partitions) {
    long alarms = Math.max(bytes / 10, leastShare());
    long small = Math.max(bytes / 20, leastShare());
    Map<String, Long> shares =
        Map.of(
            topics.readings(),
            bytes - alarms - 2 * small,
            topics.alarms(),
            alarms,
            topics.rejected(),
            small,
            topics.commands(),
            small);
    Map<String, Map<String, String>> settings = new HashMap<>();
    shares.forEach(
        (topic, share) -> {
          Integer count = partitions.get(topic);
          if (count != null) {
            settings.put(topic, ofPartition(share / count));
          }
        });
    return settings;
  }

  private long leastShare() {
    return Math.min(LEAST_SHARE, bytes / 8);
  }

  // Kafka deletes whole segments, and only those without which the bound is still reached: a
  // partition has up to one segment more than it is told.
  private static Map<String, String> ofPartition(long most) {
    long segment = Math.min(MOST_SEGMENT, Math.max(LEAST_SEGMENT, most / 4));
    return Map.of(
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Long.toString(segment),
        TopicConfig.RETENTION_BYTES_CONFIG,
        Long.toString(Math.max(segment, most - segment)));
  }
}
