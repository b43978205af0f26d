package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A sensor whose clock has stopped, or is too slow, must not hide a hot machine. */
class SlowClockTest {

  private static final long NOW = 1_772_348_400_000L;
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  @Test
  void aStoppedClockDelaysAnAlarmByArrivalTime() {
    Watched sensor = Watched.withDelays(HALF_A_MINUTE, Duration.ZERO);
    for (int second = 0; second < 30; second++) {
      sensor.reads(NOW, NOW + second * 1_000L, 250);
    }
    assertThat(sensor.journal()).isEmpty();

    sensor.reads(NOW, NOW + 30_000, 250);

    assertThat(sensor.journal()).containsExactly("raised high " + NOW);
    assertThat(sensor.state().latest().orElseThrow().clockSuspect()).isTrue();
  }

  @Test
  void aStoppedClockClearsByArrivalTimeToo() {
    Watched sensor = Watched.withDelays(Duration.ZERO, HALF_A_MINUTE);
    sensor.reads(NOW, NOW, 250);
    for (int second = 1; second <= 31; second++) {
      sensor.reads(NOW, NOW + second * 1_000L, 20);
    }
    assertThat(sensor.journal()).containsExactly("raised high " + NOW, "cleared high " + NOW);
  }

  @Test
  void aStoppedClockIsFlaggedAfterElevenReadingsOnePerSecond() {
    Watched sensor = Watched.byDefault();
    for (int second = 0; second <= 10; second++) {
      sensor.reads(NOW, NOW + second * 1_000L, 20 + second);
      assertThat(suspect(sensor)).isFalse();
    }
    sensor.reads(NOW, NOW + 11_000, 40);
    assertThat(suspect(sensor)).isTrue();
  }

  @Test
  void aClockAtATenthOfItsRateIsNotSlowAndASlowerOneIs() {
    assertThat(suspect(paced(100))).isFalse();
    assertThat(suspect(paced(99))).isTrue();
  }

  /** Returns a sensor after a minute of one reading per second, its clock advancing by the step. */
  private static Watched paced(long stepMs) {
    Watched sensor = Watched.byDefault();
    for (int i = 0; i <= 60; i++) {
      sensor.reads(NOW + i * stepMs, NOW + i * 1_000L, 20);
    }
    return sensor;
  }

  @Test
  void aSlowClockThatKeepsPaceAgainIsTrustedAgain() {
    Watched sensor = paced(0);
    assertThat(suspect(sensor)).isTrue();

    for (int i = 1; i <= 21; i++) {
      sensor.reads(NOW + i * 1_000L, NOW + 60_000 + i * 1_000L, 20);
    }
    assertThat(suspect(sensor)).isFalse();
  }

  @Test
  void aSensorThatSendsOncePerMinuteIsDetectedToo() {
    Watched sensor = Watched.withDelays(Duration.ofMinutes(3), Duration.ZERO);
    for (int minute = 0; minute <= 3; minute++) {
      sensor.reads(NOW, NOW + minute * 60_000L, 250);
    }
    assertThat(sensor.journal()).containsExactly("raised high " + NOW);
  }

  @Test
  void readingsBufferedByAGatewayAreNoSlowClock() {
    Watched sensor = Watched.byDefault();
    sensor.reads(NOW, NOW, 20);
    // One hour of readings, one per second, arrives within four seconds.
    for (int second = 1; second <= 3_600; second++) {
      sensor.reads(NOW + second * 1_000L, NOW + 3_600_000 + second, 20);
      assertThat(suspect(sensor)).isFalse();
    }
  }

  @Test
  void severalReadingsInOneBatchDoNotHideAStoppedClock() {
    Watched sensor = Watched.byDefault();
    for (int i = 0; i <= 12; i++) {
      for (int same = 0; same < 3; same++) {
        sensor.reads(NOW, NOW + i * 1_000L, 20 + same);
      }
    }
    sensor.reads(NOW, NOW + 13_000, 50);
    assertThat(suspect(sensor)).isTrue();
  }

  @Test
  void aBrokerClockThatIsSetBackDoesNotBlockADelayForAnHour() {
    Watched sensor = Watched.withDelays(HALF_A_MINUTE, Duration.ZERO);
    for (int second = 0; second <= 12; second++) {
      sensor.reads(NOW, NOW + second * 1_000L, 250);
    }
    for (int second = 0; second <= 30; second++) {
      sensor.reads(NOW, NOW - 3_600_000 + second * 1_000L, 250);
    }
    assertThat(sensor.journal()).containsExactly("raised high " + NOW);
  }

  private static boolean suspect(Watched sensor) {
    return sensor.state().latest().orElseThrow().clockSuspect();
  }
}
