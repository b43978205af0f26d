package id.suhu.engine;

import id.suhu.kafka.read.OffsetRange;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Proves up to which moment everything that had arrived in Kafka has been judged. A sensor may only
 * be called silent up to there: after it, its readings may wait in a backlog.
 *
 * <p>At a moment the ends of the reading partitions are noted. Once the engine's group has
 * committed up to them, and then up to where the re-routed ones ended at that time, everything that
 * had arrived by the moment has been judged. A partition in which neither its end nor the group has
 * moved for a while counts as read: what is left there are the markers of transactions. That does
 * not go for a partition in which records wait behind somebody's open transaction.
 *
 * <p>Ends are those of all records, not of the committed ones alone: the markers that commit a
 * transaction reach one partition before another, so the group's offsets may already be there when
 * the re-routed records of the same transaction cannot be read yet.
 *
 * <p>Pure: its caller asks Kafka and tells the time. One thread.
 */
final class HorizonProof {

  /** How long a partition must have stood still to count as read. */
  static final long STILL_MS = 10_000;

  /**
   * What Kafka said, asked in the order of the parameters.
   *
   * @param askedMs elapsed milliseconds before it was asked
   * @param committed the group's offsets; absent where it has committed none
   * @param readings what the reading topic's partitions hold (read uncommitted)
   * @param rerouted the same of the internal topic; empty where there is none
   * @param blocked partitions of the reading topic in which records wait behind an open transaction
   */
  record Sight(
      long askedMs,
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, OffsetRange> readings,
      Map<TopicPartition, OffsetRange> rerouted,
      Set<TopicPartition> blocked) {

    /** Where the group goes on in a partition. */
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

  /** Takes note of what Kafka said, and tells what is proven by now, in elapsed milliseconds. */
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
                sight.place(range.getKey()) >= range.getValue().end()
                    || hasStoodStill(sight, range.getKey()));
  }

  private boolean hasStoodStill(Sight sight, TopicPartition partition) {
    Stand stand = stands.get(partition);
    return stand != null
        && !sight.blocked().contains(partition)
        && sight.askedMs() - stand.sinceMs >= STILL_MS;
  }
}
