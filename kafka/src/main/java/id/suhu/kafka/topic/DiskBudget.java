package id.suhu.kafka.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The maximum total size of the topics that delete old records, and its division. Without a bound,
 * readings would fill a small disk before their retention time ends.
 *
 * @param bytes positive
 */
public record DiskBudget(long bytes) {

  private static final long MEBIBYTE = 1024 * 1024;

  /** About fifty thousand alarm events; on small disks, an eighth of the budget must suffice. */
  private static final long LEAST_SHARE = 32 * MEBIBYTE;

  /** Twice the size of the largest possible record. */
  private static final long LEAST_SEGMENT = 4 * MEBIBYTE;

  /** The embedded broker's default: log recovery reads the newest segment completely. */
  private static final long MOST_SEGMENT = 128 * MEBIBYTE;

  /**
   * @throws IllegalArgumentException if the budget is not positive
   */
  public DiskBudget {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a disk budget of " + bytes + " bytes is not positive");
    }
  }

  /**
   * Returns half of the disk: compacted topics need space too, and so do records that Kafka writes
   * until its next retention check.
   *
   * @param diskBytes the size of Kafka's data plus the free space
   */
  public static DiskBudget ofDisk(long diskBytes) {
    return new DiskBudget(Math.max(1, diskBytes / 2));
  }

  /**
   * Returns the Kafka settings that keep the topics within the budget, by topic. A partition gets
   * at least 8 MiB, even if that exceeds the budget.
   *
   * @param partitions of each existing topic, by name
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

  // Kafka deletes whole segments, and only while the rest still reaches the bound: a partition has
  // up to one segment more than its bound.
  private static Map<String, String> ofPartition(long most) {
    long segment = Math.min(MOST_SEGMENT, Math.max(LEAST_SEGMENT, most / 4));
    return Map.of(
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Long.toString(segment),
        TopicConfig.RETENTION_BYTES_CONFIG,
        Long.toString(Math.max(segment, most - segment)));
  }
}
