package id.suhu.engine;

import id.suhu.kafka.read.OffsetRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees where readings come in and none is judged, and says so: whatever the cause is, the sensors
 * of that partition have no alarms meanwhile, and those of the others hide it. One thread.
 */
final class StandingPartitions {

  /** Longer than another engine needs to take a partition over. */
  static final long LONG_MS = 30_000;

  private static final Logger LOG = LoggerFactory.getLogger(StandingPartitions.class);

  /**
   * @param end where records ended when the place was seen first
   */
  private record Stand(long committed, long end, long sinceMs, boolean said) {}

  private final Map<TopicPartition, Stand> stands = new HashMap<>();

  /**
   * Takes note of what Kafka said.
   *
   * @param committed up to where the engine has come; absent where it has committed nothing
   * @param ranges what the partitions hold
   * @param blocked partitions that wait for others' transactions, which is said elsewhere
   * @param nowMs elapsed milliseconds
   */
  void seen(
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, OffsetRange> ranges,
      Set<TopicPartition> blocked,
      long nowMs) {
    ranges.forEach(
        (partition, range) -> {
          long place = range.place(committed.get(partition));
          long end = range.end();
          Stand stand = stands.get(partition);
          if (stand == null
              || stand.committed() != place
              || place >= end
              || blocked.contains(partition)) {
            goesOn(partition, stand);
            stands.put(partition, new Stand(place, end, nowMs, false));
          } else if (!stand.said() && end > stand.end() && nowMs - stand.sinceMs() >= LONG_MS) {
            stands.put(partition, new Stand(place, stand.end(), stand.sinceMs(), true));
            LOG.warn(
                "no reading of {} was judged for {} s, though {} wait from offset {} on: its sensors"
                    + " have no alarms",
                partition,
                (nowMs - stand.sinceMs()) / 1_000,
                end - place,
                place);
          }
        });
  }

  /** The partitions that stand, and of which that was said. */
  Set<TopicPartition> standing() {
    return stands.entrySet().stream()
        .filter(stand -> stand.getValue().said())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void goesOn(TopicPartition partition, @Nullable Stand stand) {
    if (stand != null && stand.said()) {
      LOG.warn("readings of {} are judged again", partition);
    }
  }
}
