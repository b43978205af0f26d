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
 * Detects readings that wait behind an open transaction of a client, and logs a warning once they
 * have waited for long: they cannot be evaluated until the transaction ends. Used by one thread.
 */
final class OpenTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
  private static final long LONG_MS = 3_000;

  private record Wait(long committedEnd, long sinceMs, boolean said) {}

  private final Map<TopicPartition, Wait> waits = new HashMap<>();

  /**
   * Records Kafka's responses.
   *
   * @param committedEnds the ends of committed records, queried first
   * @param ranges the offsets of the partitions, including records of open transactions
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
            LOG.atWarn()
                .addKeyValue("partition", partition)
                .addKeyValue("offset", committedEnd)
                .log(
                    "Readings wait behind an open transaction of a client. They are evaluated once"
                        + " it ends; until then no silence is detected");
          }
        });
    return blocked;
  }

  private void ended(TopicPartition partition, @Nullable Wait wait) {
    waits.remove(partition);
    if (wait != null && wait.said()) {
      LOG.atWarn()
          .addKeyValue("partition", partition)
          .log("Readings no longer wait behind an open transaction");
    }
  }
}
