package id.suhu.engine;

import id.suhu.kafka.read.OffsetRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees where readings wait behind a transaction that some client has left open, and says so once
 * they have waited for long: until that transaction ends they cannot be judged. One thread.
 */
final class OpenTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
  private static final long LONG_MS = 3_000;

  private record Wait(long committedEnd, long sinceMs, boolean said) {}

  private final Map<TopicPartition, Wait> waits = new HashMap<>();

  /**
   * Takes note of what Kafka said.
   *
   * @param committedEnds where committed records end, asked first
   * @param ranges what the partitions hold, records of open transactions too
   * @param nowMs elapsed milliseconds
   * @return the partitions in which records wait
   */
  Set<TopicPartition> seen(
      Map<TopicPartition, Long> committedEnds,
      Map<TopicPartition, OffsetRange> ranges,
      long nowMs) {
    Set<TopicPartition> blocked = new HashSet<>();
    ranges.forEach(
        (partition, range) -> {
          long end = range.end();
          long committedEnd = committedEnds.getOrDefault(partition, end);
          Wait wait = waits.get(partition);
          if (committedEnd >= end) {
            ended(partition, wait);
            return;
          }
          blocked.add(partition);
          if (wait == null || wait.committedEnd() != committedEnd) {
            ended(partition, wait);
            waits.put(partition, new Wait(committedEnd, nowMs, false));
          } else if (!wait.said() && nowMs - wait.sinceMs() >= LONG_MS) {
            waits.put(partition, new Wait(committedEnd, wait.sinceMs(), true));
            LOG.warn(
                "readings of {} wait at offset {}: a client has left a transaction open. They are"
                    + " judged once it ends; until then no sensor is called silent",
                partition,
                committedEnd);
          }
        });
    return blocked;
  }

  private void ended(TopicPartition partition, @Nullable Wait wait) {
    waits.remove(partition);
    if (wait != null && wait.said()) {
      LOG.warn("readings of {} wait no longer", partition);
    }
  }
}
