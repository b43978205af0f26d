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
 * Detects partitions in which readings arrive but are not evaluated, and logs a warning: whatever
 * the cause, the sensors of such a partition have no alarms, and those of other partitions hide it.
 * Used by one thread.
 */
final class StandingPartitions {

  /** Longer than another engine needs to take a partition over. */
  static final long LONG_MS = 30_000;

  private static final Logger LOG = LoggerFactory.getLogger(StandingPartitions.class);

  /**
   * @param end where records ended when the position was first seen
   */
  private record Stand(long committed, long end, long sinceMs, boolean said) {}

  /** Stands for the place of a group that has committed nothing. */
  private static final long NOTHING = -1L;

  private final Map<TopicPartition, Stand> stands = new HashMap<>();

  /**
   * Records Kafka's responses.
   *
   * @param committed the engine's committed offsets; absent where there is none
   * @param ranges the offsets of the partitions
   * @param blocked partitions that wait for open transactions, which {@link OpenTransactions}
   *     reports
   * @param nowMs elapsed milliseconds
   */
  void seen(
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, OffsetRange> ranges,
      Set<TopicPartition> blocked,
      long nowMs) {
    ranges.forEach(
        (partition, range) -> {
          // Only a commit is progress: what retention deletes is not evaluated.
          long place = committed.getOrDefault(partition, NOTHING);
          long end = range.end();
          long lag = range.lag(committed.get(partition));
          Stand stand = stands.get(partition);
          if (stand == null
              || stand.committed() != place
              || lag == 0
              || blocked.contains(partition)) {
            goesOn(partition, stand);
            stands.put(partition, new Stand(place, end, nowMs, false));
          } else if (!stand.said() && end > stand.end() && nowMs - stand.sinceMs() >= LONG_MS) {
            stands.put(partition, new Stand(place, stand.end(), stand.sinceMs(), true));
            LOG.atWarn()
                .addKeyValue("partition", partition)
                .addKeyValue("seconds", (nowMs - stand.sinceMs()) / 1_000)
                .addKeyValue("lag", lag)
                .addKeyValue("offset", range.place(committed.get(partition)))
                .log("Readings wait but are not evaluated: the partition's sensors have no alarms");
          }
        });
  }

  /** Returns the stalled partitions that were reported. */
  Set<TopicPartition> standing() {
    return stands.entrySet().stream()
        .filter(stand -> stand.getValue().said())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void goesOn(TopicPartition partition, @Nullable Stand stand) {
    if (stand != null && stand.said()) {
      LOG.atWarn().addKeyValue("partition", partition).log("Readings are evaluated again");
    }
  }
}
