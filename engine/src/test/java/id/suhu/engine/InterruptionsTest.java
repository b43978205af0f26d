package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptionsTest {

  private final Interruptions interruptions = new Interruptions(1_000);

  @Test
  void hasNoneWhileKafkaResponds() {
    for (long ms = 1_250; ms < 10_000; ms += 250) {
      interruptions.answered(ms, ms + 5);
    }

    assertThat(interruptions.untilMs()).isEqualTo(Long.MIN_VALUE);
  }

  /** Otherwise no sensor would ever be found silent again. */
  @Test
  void endsWithTheFirstResponse() {
    interruptions.answered(1_250, 1_255);
    interruptions.failed(6_300);
    assertThat(interruptions.untilMs()).isEqualTo(6_300);

    interruptions.answered(6_550, 6_560);
    for (long ms = 6_800; ms < 20_000; ms += 250) {
      interruptions.answered(ms, ms + 5);
    }

    assertThat(interruptions.untilMs()).isEqualTo(6_560);
  }

  @Test
  void isAPauseOfThisProcess() {
    interruptions.answered(1_250, 1_255);

    interruptions.answered(4_256, 4_260);
    interruptions.answered(4_510, 4_515);
    interruptions.answered(4_765, 4_770);

    assertThat(interruptions.untilMs()).isEqualTo(4_260);
  }
}
