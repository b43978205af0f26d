package id.suhu.app.cli.doctor;

import id.suhu.app.cli.kafka.OffsetRange;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far an engine is behind. */
final class Lag {

  private Lag() {}

  /**
   * Offsets that are not judged yet.
   *
   * @param ranges what the partitions hold
   * @param committed where the engine goes on; a partition that it has not begun is absent
   */
  static long of(Map<TopicPartition, OffsetRange> ranges, Map<TopicPartition, Long> committed) {
    return ranges.entrySet().stream()
        .mapToLong(
            entry -> {
              OffsetRange range = entry.getValue();
              long place = committed.getOrDefault(entry.getKey(), range.beginning());
              return Math.max(0, range.end() - Math.max(place, range.beginning()));
            })
        .sum();
  }
}
