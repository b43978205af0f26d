package id.suhu.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.suhu.core.Seeds;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateWindowTest {

  private static final long MINUTE = 60_000;
  private static final long START = 1_700_000_000_000L;

  /** A reading each second from the start on, along a line. */
  private static RateWindow ramp(int seconds, double perMinute) {
    RateWindow window = RateWindow.EMPTY;
    for (int second = 0; second < seconds; second++) {
      window = window.with(START + second * 1_000L, 20 + perMinute * second / 60, MINUTE);
    }
    return window;
  }

  private static double rate(RateWindow window) {
    return window.perMinute().orElseThrow();
  }

  static LongStream seeds() {
    return Seeds.upTo(100);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 5, 60, -0.5, -5, -60})
  void findsTheSlopeOfARamp(double perMinute) {
    assertThat(rate(ramp(300, perMinute))).isCloseTo(perMinute, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 7_777, 60_000, 3_600_000, 86_400_000})
  void findsTheSlopeOverAWindowOfAnyLength(long windowMs) {
    RateWindow window = RateWindow.EMPTY;
    for (int i = 0; i < 100; i++) {
      long time = START + i * windowMs / 20;
      window = window.with(time, 20 + 3.0 * (time - START) / MINUTE, windowMs);
    }

    assertThat(window.perMinute().orElseThrow()).isCloseTo(3, within(1e-6));
  }

  @Test
  void findsTheSlopeBeforeTheEpoch() {
    RateWindow window = RateWindow.EMPTY;
    for (long time = -90_000; time <= 30_000; time += 1_000) {
      window = window.with(time, 20 + 5.0 * time / MINUTE, MINUTE);
    }

    assertThat(rate(window)).isCloseTo(5, within(1e-9));
  }

  /** Gaussian noise of 0.1 °C on readings a second apart: under half a degree per minute. */
  @ParameterizedTest
  @MethodSource("seeds")
  void staysNearTheSlopeDespiteNoise(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          RateWindow window = RateWindow.EMPTY;
          for (int second = 0; second < 300; second++) {
            double value = 20 + 5.0 * second / 60 + 0.1 * random.nextGaussian();
            window = window.with(START + second * 1_000L, value, MINUTE);
            if (second >= MINUTE / 1_000) {
              assertThat(rate(window)).isCloseTo(5, within(0.5));
            }
          }
        });
  }

  /** Readings 0.2 to 8 s apart, with gaps of up to half the window. */
  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheSlopeOfIrregularReadings(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          RateWindow window = RateWindow.EMPTY;
          long time = START;
          int known = 0;
          for (int i = 0; i < 300; i++) {
            time += random.nextInt(40) == 0 ? 8_000 + random.nextInt(20_000) : 0;
            time += 200 + random.nextInt(7_800);
            window = window.with(time, 20 - 4.0 * (time - START) / MINUTE, MINUTE);
            OptionalDouble rate = window.perMinute();
            if (rate.isPresent()) {
              known++;
              assertThat(rate.getAsDouble()).isCloseTo(-4, within(1e-9));
            }
          }
          assertThat(known).isGreaterThan(200);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9, 10, 29, 30, 55, 59})
  void ignoresASingleSpike(int at) {
    RateWindow window = ramp(60, 0);
    for (int second = 60; second < 180; second++) {
      double value = second == 60 + at ? 1_000 : 20;
      window = window.with(START + second * 1_000L, value, MINUTE);

      assertThat(rate(window)).as("%d s", second).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 9, 10, 30})
  void ignoresTwoSpikesInARow(int at) {
    RateWindow window = ramp(60, 0);
    for (int second = 60; second < 180; second++) {
      boolean spike = second == 60 + at || second == 61 + at;
      window = window.with(START + second * 1_000L, spike ? 1_254 : 20, MINUTE);

      assertThat(rate(window)).as("%d s", second).isZero();
    }
  }

  @Test
  void isUnknownUntilFourOfSixPartsHaveAReading() {
    RateWindow window = RateWindow.EMPTY;
    assertThat(window.perMinute()).isEmpty();
    long part = START - Math.floorMod(START, MINUTE / RateWindow.PARTS);
    for (int known = 1; known <= 3; known++) {
      window = window.with(part, 20 + known, MINUTE).with(part + 1, 20 + known, MINUTE);
      assertThat(window.perMinute()).as("%d parts", known).isEmpty();
      part += MINUTE / RateWindow.PARTS;
    }

    assertThat(window.with(part, 24, MINUTE).perMinute()).isPresent();
  }

  @Test
  void keepsOnlyThePartBeforeALongGap() {
    RateWindow rising = ramp(60, 30);
    long next = START + 59_000 + MINUTE + 10_000;

    RateWindow after = rising.with(next, 20, MINUTE);

    assertThat(after.counts()).startsWith(rising.counts()[5], 1, 0);
    assertThat(after.perMinute()).isEmpty();
    for (int second = 1; second <= 30; second++) {
      after = after.with(next + second * 1_000L, 20, MINUTE);
    }
    assertThat(rate(after)).isZero();
  }

  /** A sensor that sends once in a part, once in a window, or less often. */
  @ParameterizedTest
  @ValueSource(longs = {9_000, 10_000, 13_000, 30_000, 60_000, 61_000, 600_000, 3_600_000})
  void findsTheSlopeOfRareReadings(long everyMs) {
    RateWindow window = RateWindow.EMPTY;
    for (int i = 0; i < 40; i++) {
      long time = START + i * everyMs;
      // One reading of ten is a spike.
      double value = i % 10 == 9 ? 1_000 : 20 + 3.0 * (time - START) / MINUTE;
      window = window.with(time, value, MINUTE);

      if (i >= 10) {
        assertThat(rate(window)).as("reading %d", i).isCloseTo(3, within(1e-6));
      }
    }
  }

  /** Intervals of one to two minutes, as of a sensor that sends when its value changes. */
  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheSlopeOfRareIrregularReadings(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          RateWindow window = RateWindow.EMPTY;
          long time = START;
          for (int i = 0; i < 100; i++) {
            time += 60_000 + random.nextInt(60_000);
            window = window.with(time, 20 - 4.0 * (time - START) / MINUTE, MINUTE);
            if (i >= RateWindow.LEAST) {
              assertThat(rate(window)).isCloseTo(-4, within(1e-9));
            }
          }
        });
  }

  @Test
  void usesWhatAShorterGapHasLeft() {
    RateWindow rising = ramp(60, 6);
    long next = START + 59_000 + 20_000;

    assertThat(rate(rising.with(next, 20 + 6.0 * 79 / 60, MINUTE))).isCloseTo(6, within(1e-9));
  }

  @Test
  void isRestoredFromItsParts() {
    RateWindow window = ramp(90, 7);

    RateWindow copy =
        RateWindow.of(window.newest(), window.counts(), window.offsetsMs(), window.celsius());

    assertThat(copy).isEqualTo(window).hasSameHashCodeAs(window);
    assertThat(rate(copy)).isEqualTo(rate(window));
    assertThat(window).isNotEqualTo(ramp(91, 7)).isNotEqualTo(RateWindow.EMPTY);
  }

  @Test
  void isImmutable() {
    RateWindow window = ramp(90, 7);
    double before = rate(window);

    window.counts()[0] = 0;
    window.offsetsMs()[0] = 1e9;
    window.celsius()[0] = 1e9;

    assertThat(rate(window)).isEqualTo(before);
  }

  @Test
  void rejectsPartsWithoutReadingsBeforeOthers() {
    assertThatThrownBy(
            () -> RateWindow.of(0, new int[] {1, 0, 2, 0, 0, 0}, new double[6], new double[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rate window has parts of [1, 0, 2, 0, 0, 0] readings");
    assertThatThrownBy(() -> RateWindow.of(0, new int[6], new double[6], new double[6]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsAnotherNumberOfParts() {
    assertThatThrownBy(() -> RateWindow.of(0, new int[5], new double[6], new double[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rate window has 5, 6 and 6 parts instead of 6");
    assertThatThrownBy(() -> RateWindow.of(0, new int[6], new double[7], new double[6]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateWindow.of(0, new int[6], new double[6], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
