package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrivalOrderTest {

  private static final SensorId S1 = new SensorId("S1");

  private final SensorStore store =
      new SensorStore(RuleBook.DEFAULT, () -> Instant.EPOCH, new SensorCount(10));
  private final SensorSlot slot = store.add(S1, 0);
  private final GivenReception reception = new GivenReception();
  private final ArrivalOrder order = new ArrivalOrder(reception, store);

  @Test
  void passesReadingsOfOnePartitionAtOnceEvenIfTheEngineLags() {
    assertThat(next(0, 100, 10_000)).containsExactly(100L);
    assertThat(next(0, 200, 10_000)).containsExactly(200L);
    assertThat(slot.held).isNull();
  }

  @Test
  void passesReadingsOfSeveralPartitionsAtOnceIfTheEngineKeepsUp() {
    reception.provenMs = 10_000 - ArrivalOrder.BEHIND_AFTER_MS;

    assertThat(next(0, 100, 10_000)).containsExactly(100L);
    assertThat(next(1, 50, 10_000)).containsExactly(50L);
  }

  @Test
  void holdsReadingsOfSeveralPartitionsUntilEarlierArrivalsAreProven() {
    assertThat(next(0, 100, 10_000)).containsExactly(100L);
    assertThat(next(1, 300, 10_000)).isEmpty();
    assertThat(next(0, 400, 10_200)).isEmpty();
    assertThat(next(2, 200, 10_300)).isEmpty();
    reception.provenMs = 10_100;

    assertThat(due(10_400)).containsExactly(200L, 300L);
    reception.provenMs = 10_300;
    assertThat(due(10_500)).containsExactly(400L);
    assertThat(slot.held).isNull();
  }

  @Test
  void holdsAReadingWithoutAKey() {
    assertThat(order.next(slot, reading(0, 100), true, 10_000)).isEmpty();
  }

  @Test
  void releasesAReadingAfterTheMaximumWaitWithAllEarlierArrivals() {
    order.next(slot, reading(0, 300), true, 10_000);
    next(1, 100, 11_000);
    next(1, 400, 11_000);

    assertThat(due(10_000 + HeldReadings.LONGEST_MS - 1)).isEmpty();
    assertThat(due(10_000 + HeldReadings.LONGEST_MS)).containsExactly(100L, 300L);
  }

  @Test
  void doesNotCountAnOutageOfKafkaAsWait() {
    order.next(slot, reading(0, 300), true, 10_000);
    reception.interruptedUntilMs = 30_000;

    assertThat(due(31_000)).isEmpty();
    assertThat(due(30_000 + HeldReadings.LONGEST_MS)).containsExactly(300L);
  }

  @Test
  void releasesTheEarliestHalfIfTooManyWait() {
    for (int i = 0; i < HeldReadings.MOST; i++) {
      assertThat(order.next(slot, reading(0, i), true, 10_000)).isEmpty();
    }

    assertThat(order.next(slot, reading(0, HeldReadings.MOST), true, 10_000))
        .hasSize(HeldReadings.MOST / 2)
        .first()
        .extracting(Reading::arrivalMs)
        .isEqualTo(0L);
  }

  @Test
  void releasesAllReadingsAtTheEnd() {
    order.next(slot, reading(0, 300), true, 10_000);
    next(1, 200, 10_000);

    List<ArrivalOrder.Released> all = order.all();

    assertThat(all).hasSize(1);
    assertThat(arrivals(all.get(0).readings())).containsExactly(200L, 300L);
    assertThat(order.all()).isEmpty();
  }

  @Test
  void keepsHeldReadingsAndRestartsTheirWaitAtATakeover() {
    order.next(slot, reading(0, 300), true, 10_000);
    slot.takeOver(20_000);
    reception.provenMs = 15_000;
    ArrivalOrder next = new ArrivalOrder(reception, store);
    next.takeOver(slot);

    assertThat(next.due(20_000)).allMatch(released -> released.readings().isEmpty());
    reception.provenMs = 20_000;
    assertThat(next.due(20_100)).hasSize(1);
  }

  private List<Long> next(int partition, long arrivalMs, long nowMs) {
    return arrivals(order.next(slot, reading(partition, arrivalMs), false, nowMs));
  }

  private List<Long> due(long nowMs) {
    List<Long> arrivals = new ArrayList<>();
    order.due(nowMs).forEach(released -> arrivals.addAll(arrivals(released.readings())));
    return arrivals;
  }

  private static List<Long> arrivals(List<Reading> readings) {
    return readings.stream().map(Reading::arrivalMs).toList();
  }

  private static Reading reading(int partition, long arrivalMs) {
    return new Reading(
        S1, Optional.empty(), arrivalMs, arrivalMs, 70, false, new Position(partition, arrivalMs));
  }
}
