package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Seeds;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.rule.Delays;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.SilenceRule;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SensorStateBytesTest {

  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @Test
  void keepsAStateOfEveryShape() {
    assertKept(Watched.byDefault());
    assertKept(Watched.byDefault().isRejected());
    assertKept(Watched.byDefault().reads(1_000, 70));
    assertKept(Watched.byDefault().reads(1_000, 1_000, 85, Optional.of("mesin-é-温"), true));
    assertKept(Watched.byDefault().reads(1_000, 85).reads(2_000, 70).isRejected());
    assertKept(Watched.byDefault().reads(1_000, 85).fallsSilent(11_000));
    assertKept(Watched.byDefault().reads(1_000, 85).fallsSilent(11_000).isHeard(12_000));
    assertKept(Watched.byDefault().reads(9_000, 70).reads(1_000, 9_500, 85));
    assertKept(Watched.byDefault().reads(9_000, 85).reads(1_000, 9_500, 85).reads(1, 99_000, 85));
    assertKept(Watched.withDelays(FIVE_SECONDS, FIVE_SECONDS).reads(1_000, 85));
  }

  @Test
  void keepsWhatOperatorsAndTimeHaveDone() {
    assertKept(
        Watched.byDefault()
            .reads(1_000, 85)
            .asks("high", new Acknowledge(), 2_000)
            .asks("high", new Shelve(FIVE_SECONDS), 3_000)
            .asks("silence", new TakeOutOfService(), 4_000)
            .reads(5_000, 70)
            .elapses(new Now(6_000, 6_000)));
  }

  @Test
  void keepsTheReadingsOfARate() {
    Watched sensor =
        new Watched(
            new RateRule("rate", 5, 1, FIVE_SECONDS, Delays.NONE, Handling.of(Severity.MEDIUM)));
    for (int i = 0; i < 20; i++) {
      assertKept(sensor.reads(i * 700L, 20 + i % 7 * 0.1));
    }
  }

  private static void assertKept(Watched sensor) {
    SensorState before = sensor.state;
    Rule[] rules = sensor.logic.rules().rules().toArray(Rule[]::new);

    assertThat(sensor.restarts(new Now(0, 0), rules).state).isEqualTo(before);
  }

  /** Whoever changes the layout must raise the version: there are states in this one. */
  @Test
  void hasALayoutThatStaysReadable() {
    String stored =
        "02" // version
            + "01"
            + "00000000000003e8"
            + "4055400000000000"
            + "00" // 1,000 ms, 85 °C
            + "00000000"
            + "0000000000000000" // partition, offset
            + "01"
            + "0002"
            + "6d34" // machine
            + "00" // not bad
            + "8000000000000000"
            + "8000000000000000" // no late run, no clock set back
            + "0000000000000001"
            + "0000000000000000" // readings, late ones
            + "01"
            + "0002"
            + "6330" // commands: c0
            + "00000002" // alarms
            + "0004"
            + "68696768"
            + "00"
            + "02"
            + "FINGER_H" // high, its severity
            + "01"
            + "43" // active, acknowledged
            + "00000000000003e8"
            + "00000000000003e8"
            + "00000000000003e8"
            + "01" // occurrence
            + "00"
            + "00"
            + "8000000000000000"
            + "00" // not put aside, nothing remembered
            + "0007"
            + "73696c656e6365"
            + "01"
            + "01"
            + "FINGER_S" // silence
            + "00"; // at rest
    stored = stored.replace("FINGER_H", fingerprint(LevelRule.DEFAULT_HIGH.fingerprint()));
    stored = stored.replace("FINGER_S", fingerprint(SilenceRule.DEFAULT.fingerprint()));
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 1_000, 85, Optional.of("m4"), false)
            .asks("high", new Acknowledge(), 2_000);

    assertThat(HexFormat.of().formatHex(bytes(sensor))).isEqualTo(stored);
  }

  private static String fingerprint(String text) {
    return HexFormat.of().toHexDigits(text.hashCode());
  }

  private static byte[] bytes(Watched sensor) {
    return SensorStateBytes.write(sensor.state, sensor.logic.rules());
  }

  @Test
  void refusesBytesOfANewerProgram() {
    byte[] newer = bytes(Watched.byDefault());
    newer[0] = 3;

    assertThatThrownBy(() -> SensorStateBytes.read(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sensor's state has version 3; this program reads version 2");
  }

  @Test
  void refusesBytesThatEndTooEarlyOrTooLate() {
    byte[] whole =
        bytes(Watched.byDefault().reads(1_000, 1_000, 85, Optional.of("press-4"), false));

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SensorStateBytes.read(part))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a sensor's state of %d bytes is damaged", length);
    }
    assertThatThrownBy(() -> SensorStateBytes.read(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static LongStream seeds() {
    return Seeds.upTo(300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsDamagedBytesAsSomeStateOrRefusesThem(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          byte[] damaged =
              bytes(
                  Watched.byDefault()
                      .reads(1_000, 1_000, 85, Optional.of("press-4"), false)
                      .fallsSilent(11_000));
          for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
          }
          StoredState state;
          try {
            state = SensorStateBytes.read(damaged);
          } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("a sensor's state");
            return;
          }
          assertThat(state.alarms()).hasSizeLessThanOrEqualTo(2);
        });
  }
}
