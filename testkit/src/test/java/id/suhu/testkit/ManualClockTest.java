package id.suhu.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {

  private static final Instant START = Instant.parse("2026-03-01T07:00:00Z");

  private final ManualClock clock = new ManualClock(START);

  @Test
  void advancesOnlyExplicitly() {
    assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
    assertThat(clock.elapsedNanos()).isEqualTo(clock.elapsedNanos());
  }

  @Test
  void advanceMovesBothTimes() {
    long before = clock.elapsedNanos();

    clock.advance(Duration.ofMillis(1_500));

    assertThat(clock.millis()).isEqualTo(START.toEpochMilli() + 1_500);
    assertThat(clock.elapsedNanos() - before).isEqualTo(1_500_000_000L);
    assertThat(clock.elapsedMillis()).isEqualTo(clock.elapsedNanos() / 1_000_000);
  }

  @Test
  void stepWallMovesOnlyTheWallClock() {
    long before = clock.elapsedNanos();

    clock.stepWall(Duration.ofHours(-1));

    assertThat(clock.instant()).isEqualTo(START.minusSeconds(3_600));
    assertThat(clock.elapsedNanos()).isEqualTo(before);
  }

  @Test
  void hasDifferentOrigins() {
    assertThat(clock.elapsedMillis()).isLessThan(clock.millis() / 100);
  }

  @Test
  void rejectsNegativeDurations() {
    assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.001S");
  }
}
