package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.read.OffsetRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StalledPartitionsTest {

  private static final TopicPartition P0 = new TopicPartition("readings", 0);
  private static final TopicPartition P1 = new TopicPartition("readings", 1);
  private static final long LONG_MS = StalledPartitions.LONG_MS;

  private final StalledPartitions stalled = new StalledPartitions();

  @Test
  void reportsAPartitionWhoseNewReadingsAreNotEvaluated() {
    assertThat(seen(Map.of(P0, 5L, P1, 5L), Map.of(P0, 6L, P1, 6L), 0)).isEmpty();
    assertThat(seen(Map.of(P0, 5L, P1, 9L), Map.of(P0, 9L, P1, 9L), LONG_MS - 1)).isEmpty();
    assertThat(seen(Map.of(P0, 5L, P1, 9L), Map.of(P0, 9L, P1, 9L), LONG_MS)).containsExactly(P0);
    assertThat(seen(Map.of(P0, 5L), Map.of(P0, 12L), LONG_MS + 1_000)).containsExactly(P0);
    assertThat(seen(Map.of(P0, 6L), Map.of(P0, 12L), LONG_MS + 2_000)).isEmpty();
  }

  /** The remaining offsets are transaction markers. */
  @Test
  void ignoresAPartitionWithoutNewRecords() {
    for (long nowMs = 0; nowMs < 3 * LONG_MS; nowMs += 1_000) {
      assertThat(seen(Map.of(P0, 5L), Map.of(P0, 6L), nowMs)).isEmpty();
    }
  }

  @Test
  void reportsAPartitionWithoutACommittedOffset() {
    assertThat(seen(Map.of(), Map.of(P0, 1L), 0)).isEmpty();
    assertThat(seen(Map.of(), Map.of(P0, 2L), LONG_MS)).containsExactly(P0);
  }

  @Test
  void ignoresPartitionsBlockedByAnOpenTransaction() {
    assertThat(seen(Map.of(P0, 5L), Map.of(P0, 6L), 0)).isEmpty();
    assertThat(seen(Map.of(P0, 5L), Map.of(P0, 9L), Set.of(P0), LONG_MS)).isEmpty();
    assertThat(seen(Map.of(P0, 5L), Map.of(P0, 9L), LONG_MS + 1_000)).isEmpty();
  }

  private Set<TopicPartition> seen(
      Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends, long nowMs) {
    return seen(committed, ends, Set.of(), nowMs);
  }

  private Set<TopicPartition> seen(
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, Long> ends,
      Set<TopicPartition> blocked,
      long nowMs) {
    Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
    ends.forEach((partition, end) -> ranges.put(partition, new OffsetRange(0, end)));
    stalled.update(committed, ranges, blocked, nowMs);
    return stalled.stalled();
  }
}
