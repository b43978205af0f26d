package id.suhu.store.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnsettledTest {

  private final Unsettled unsettled = new Unsettled();

  @Test
  void tellsTheEarliestTimeAfterATransaction() {
    unsettled.add(1, Unsettled.ANY);
    unsettled.add(2, 5_000);
    unsettled.add(3, 9_000);
    unsettled.add(4, 7_000);

    assertThat(unsettled.fromMs(-1)).isEqualTo(Unsettled.ANY);
    assertThat(unsettled.fromMs(1)).isEqualTo(5_000);
    assertThat(unsettled.fromMs(2)).isEqualTo(7_000);
    assertThat(unsettled.fromMs(4)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void forgetsWhatIsSettled() {
    unsettled.add(1, 1_000);
    unsettled.add(2, 5_000);
    unsettled.settled(1);

    assertThat(unsettled.fromMs(1)).isEqualTo(5_000);
    assertThat(unsettled.fromMs(Unsettled.NOTHING)).isEqualTo(Unsettled.ANY);
  }

  @Test
  void isBounded() {
    for (int transaction = 1; transaction <= 10_000; transaction++) {
      unsettled.add(transaction, 20_000 - transaction);
    }

    assertThat(unsettled.fromMs(9_999)).isEqualTo(10_000);
    assertThat(unsettled.fromMs(5_000)).isEqualTo(10_000);
    assertThat(unsettled.fromMs(10_000)).isEqualTo(Long.MAX_VALUE);
  }
}
