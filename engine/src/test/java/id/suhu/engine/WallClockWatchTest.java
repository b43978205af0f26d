package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WallClockWatchTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T07:00:00Z"));
  private final WallClockWatch watch = new WallClockWatch(clock::millis, clock::elapsedMillis);

  @Test
  void ignoresElapsedTime() {
    clock.advance(Duration.ofHours(1));
    assertThat(watch.setBackMs()).isZero();
  }

  @Test
  void reportsAStepBackOnce() {
    clock.advance(Duration.ofSeconds(1));
    clock.stepWall(Duration.ofHours(-1));

    assertThat(watch.setBackMs()).isEqualTo(3_600_000);
    assertThat(watch.setBackMs()).isZero();
  }

  @Test
  void ignoresAStepForward() {
    clock.stepWall(Duration.ofHours(1));
    assertThat(watch.setBackMs()).isZero();
  }

  @Test
  void ignoresASlewedClock() {
    for (int i = 0; i < 1_000; i++) {
      clock.advance(Duration.ofMillis(50));
      clock.stepWall(Duration.ofMillis(-25));
      assertThat(watch.setBackMs()).isZero();
    }
  }
}
