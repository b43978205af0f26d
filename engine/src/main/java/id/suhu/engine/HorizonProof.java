package id.suhu.engine;

import id.suhu.kafka.read.OffsetRange;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Proves up to which moment everything that had arrived in Kafka has been evaluated. Silence may
 * only be detected up to that moment: later readings may still be in a backlog.
 *
 * <p>At a moment, the end offsets of the reading partitions are recorded. Once the committed
 * offsets of the engine's group have reached them, and then the ends that the re-routed partitions
 * had at that time, everything that had arrived by the moment has been evaluated. A partition whose
 * end and committed offset have both not changed for a while counts as read: only transaction
 * markers remain. This does not apply to a partition in which records wait behind an open
 * transaction.
 *
 * <p>The ends include records of open transactions: the markers that commit a transaction are not
 * written to all partitions at once, so the group's offsets may already be committed when the
 * re-routed records of the same transaction cannot be read yet.
 *
 * <p>Pure: the caller queries Kafka and supplies the time. Used by one thread.
 */
final class HorizonProof {

  /** Time without change after which a partition counts as read. */
  static final long STILL_MS = 10_000;

  /**
   * Kafka's responses, queried in the order of the parameters.
   *
   * @param askedMs elapsed milliseconds before the first query
   * @param committed the group's committed offsets; absent where there is none
   * @param readings the offsets of the reading topic's partitions (read uncommitted)
   * @param rerouted the same for the internal topic; empty if there is none
   * @param blocked partitions of the reading topic in which records wait behind an open transaction
   */
  record Sight(
      long askedMs,
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, OffsetRange> readings,
      Map<TopicPartition, OffsetRange> rerouted,
      Set<TopicPartition> blocked) {

    /** Returns the group's position in a partition. */
    private long place(TopicPartition partition) {
      OffsetRange range = readings.getOrDefault(partition, rerouted.get(partition));
      Long group = committed.get(partition);
      return range == null ? 0 : range.place(group);
    }
  }

  private record Offsets(long end, long place) {}

  private record Stand(Offsets offsets, long sinceMs) {}

  private final Map<TopicPartition, Stand> stands = new HashMap<>();
  private OptionalLong provenMs = OptionalLong.empty();
  private OptionalLong notedMs = OptionalLong.empty();
  private Map<TopicPartition, OffsetRange> awaited = Map.of();
  private boolean awaitingRerouted;

  /** Records Kafka's responses and returns the moment proven by now, in elapsed milliseconds. */
  OptionalLong seen(Sight sight) {
    observe(sight, sight.readings());
    observe(sight, sight.rerouted());
    if (notedMs.isEmpty()) {
      note(sight);
    }
    if (isReached(sight) && !awaitingRerouted) {
      awaitingRerouted = true;
      awaited = sight.rerouted();
    }
    if (awaitingRerouted && isReached(sight)) {
      provenMs = notedMs;
      note(sight);
    }
    return provenMs;
  }

  private void note(Sight sight) {
    notedMs = OptionalLong.of(sight.askedMs());
    awaited = sight.readings();
    awaitingRerouted = false;
  }

  private void observe(Sight sight, Map<TopicPartition, OffsetRange> ranges) {
    ranges.forEach(
        (partition, range) -> {
          Offsets offsets = new Offsets(range.end(), sight.place(partition));
          Stand stand = stands.get(partition);
          if (stand == null || !stand.offsets.equals(offsets)) {
            stands.put(partition, new Stand(offsets, sight.askedMs()));
          }
        });
  }

  private boolean isReached(Sight sight) {
    return awaited.entrySet().stream()
        .allMatch(
            range ->
                isReached(sight, range.getKey(), range.getValue().end())
                    || hasStoodStill(sight, range.getKey()));
  }

  /** What retention has deleted is no longer waited for, unless a transaction held it up. */
  private static boolean isReached(Sight sight, TopicPartition partition, long end) {
    Long group = sight.committed().get(partition);
    return (group != null && group >= end)
        || (sight.place(partition) >= end && !sight.blocked().contains(partition));
  }

  private boolean hasStoodStill(Sight sight, TopicPartition partition) {
    Stand stand = stands.get(partition);
    return stand != null
        && !sight.blocked().contains(partition)
        && sight.askedMs() - stand.sinceMs >= STILL_MS;
  }
}
