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
final class StalledPartitions {

  /** Longer than another engine needs to take a partition over. */
  static final long LONG_MS = 30_000;

  private static final Logger LOG = LoggerFactory.getLogger(StalledPartitions.class);

  /**
   * @param end where records ended when the position was first seen
   */
  private record Observation(long committed, long end, long sinceMs, boolean reported) {}

  /** The offset of a group that has committed nothing. */
  private static final long NOTHING = -1L;

  private final Map<TopicPartition, Observation> observations = new HashMap<>();

  /**
   * Records Kafka's responses.
   *
   * @param committed the engine's committed offsets; absent where there is none
   * @param ranges the offsets of the partitions
   * @param blocked partitions that wait for open transactions, which {@link OpenTransactions}
   *     reports
   * @param nowMs elapsed milliseconds
   */
  void update(
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
          Observation earlier = observations.get(partition);
          if (earlier == null
              || earlier.committed() != place
              || lag == 0
              || blocked.contains(partition)) {
            reportProgress(partition, earlier);
            observations.put(partition, new Observation(place, end, nowMs, false));
          } else if (!earlier.reported()
              && end > earlier.end()
              && nowMs - earlier.sinceMs() >= LONG_MS) {
            observations.put(
                partition, new Observation(place, earlier.end(), earlier.sinceMs(), true));
            LOG.atWarn()
                .addKeyValue("partition", partition)
                .addKeyValue("seconds", (nowMs - earlier.sinceMs()) / 1_000)
                .addKeyValue("lag", lag)
                .addKeyValue("offset", range.place(committed.get(partition)))
                .log("Readings wait but are not evaluated: the partition's sensors have no alarms");
          }
        });
  }

  /** Returns the stalled partitions that were reported. */
  Set<TopicPartition> stalled() {
    return observations.entrySet().stream()
        .filter(earlier -> earlier.getValue().reported())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void reportProgress(TopicPartition partition, @Nullable Observation earlier) {
    if (earlier != null && earlier.reported()) {
      LOG.atWarn().addKeyValue("partition", partition).log("Readings are evaluated again");
    }
  }
}
