package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.engine.HorizonProof.Sight;
import id.suhu.kafka.read.OffsetRange;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HorizonProofTest {

  private static final TopicPartition READINGS = new TopicPartition("readings", 0);
  private static final TopicPartition REROUTED = new TopicPartition("rerouted", 0);

  private final HorizonProof proof = new HorizonProof();

  @Test
  void provesAnEmptyTopicAtOnce() {
    assertThat(
            proof.seen(new Sight(100, Map.of(), Map.of(READINGS, until(0L)), Map.of(), Set.of())))
        .hasValue(100);
  }

  @Test
  void provesNothingUntilTheEndOfTheBacklogIsCommitted() {
    assertThat(proof.seen(sight(100, 5, 50))).isEmpty();
    assertThat(proof.seen(sight(200, 49, 70))).isEmpty();
    assertThat(proof.seen(sight(300, 50, 90))).hasValue(100);
    assertThat(proof.seen(sight(400, 80, 95))).hasValue(100);
    assertThat(proof.seen(sight(500, 90, 99))).hasValue(300);
  }

  @Test
  void waitsForReroutedReadings() {
    assertThat(proof.seen(sight(100, 40, 50, 3, 3))).isEmpty();
    assertThat(proof.seen(sight(200, 50, 50, 3, 9))).isEmpty();
    assertThat(proof.seen(sight(300, 50, 50, 8, 12))).isEmpty();
    assertThat(proof.seen(sight(400, 50, 50, 9, 12))).hasValue(100);
  }

  @Test
  void ignoresUncommittedTransactionMarkersAfterAWhile() {
    assertThat(proof.seen(sight(0, 49, 50))).isEmpty();
    assertThat(proof.seen(sight(HorizonProof.STILL_MS - 1, 49, 50))).isEmpty();
    assertThat(proof.seen(sight(HorizonProof.STILL_MS, 49, 50))).hasValue(0);
    assertThat(proof.seen(sight(HorizonProof.STILL_MS + 300, 49, 50)))
        .hasValue(HorizonProof.STILL_MS);
  }

  @Test
  void waitsForRecordsBehindAnOpenTransaction() {
    for (long ms = 0; ms < 10 * HorizonProof.STILL_MS; ms += 250) {
      Sight blocked =
          new Sight(
              ms, Map.of(READINGS, 49L), Map.of(READINGS, until(60L)), Map.of(), Set.of(READINGS));
      assertThat(proof.seen(blocked)).isEmpty();
    }
  }

  @Test
  void waitsWhileAPartitionAdvances() {
    for (int i = 0; i < 100; i++) {
      assertThat(proof.seen(sight(i * 1_000L, i, 1_000))).isEmpty();
    }
  }

  /** Retention has deleted the unevaluated records: there is nothing to evaluate. */
  @Test
  void provesAnExpiredPartitionWithoutACommittedOffsetAtOnce() {
    OffsetRange expired = new OffsetRange(50, 50);

    assertThat(proof.seen(new Sight(100, Map.of(), Map.of(READINGS, expired), Map.of(), Set.of())))
        .hasValue(100);
  }

  @Test
  void stopsWaitingForRecordsThatExpire() {
    assertThat(proof.seen(sight(100, 5, 50))).isEmpty();
    OffsetRange expired = new OffsetRange(60, 60);
    assertThat(
            proof.seen(
                new Sight(
                    200, Map.of(READINGS, 5L), Map.of(READINGS, expired), Map.of(), Set.of())))
        .hasValue(100);
  }

  @Test
  void provesNothingWhenRecordsExpireBehindAnOpenTransaction() {
    assertThat(proof.seen(sight(100, 5, 50))).isEmpty();
    OffsetRange expired = new OffsetRange(60, 70);
    assertThat(
            proof.seen(
                new Sight(
                    200,
                    Map.of(READINGS, 5L),
                    Map.of(READINGS, expired),
                    Map.of(),
                    Set.of(READINGS))))
        .isEmpty();
  }

  private static OffsetRange until(long end) {
    return new OffsetRange(0, end);
  }

  private static Sight sight(long askedMs, long committed, long end) {
    return new Sight(
        askedMs, Map.of(READINGS, committed), Map.of(READINGS, until(end)), Map.of(), Set.of());
  }

  private static Sight sight(
      long askedMs, long committed, long end, long reroutedCommitted, long reroutedEnd) {
    return new Sight(
        askedMs,
        Map.of(READINGS, committed, REROUTED, reroutedCommitted),
        Map.of(READINGS, until(end)),
        Map.of(REROUTED, until(reroutedEnd)),
        Set.of());
  }
}
