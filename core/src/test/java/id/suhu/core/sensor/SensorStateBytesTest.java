package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Seeds;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.HighAlarm;
import id.suhu.core.alarm.RunningDelay;
import id.suhu.core.alarm.SilenceAlarm;
import id.suhu.core.rule.HighRule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.SilenceRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SensorStateBytesTest {

  private final SensorStateBytes bytes = new SensorStateBytes(RuleBook.DEFAULT);

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
  }

  @Test
  void keepsWhatAnOperatorHasDone() {
    AlarmState.ActiveUnacknowledged active = AlarmState.Normal.NEVER_RAISED.raise(900, 1_000);
    for (AlarmState state :
        List.of(
            active.acknowledge(),
            active.acknowledge().clear(2_000),
            active.latch(2_000),
            active.latch(2_000).acknowledge())) {
      HighAlarm alarm = new HighAlarm(state, RunningDelay.NONE, HighAlarm.NEVER);
      SensorState sensor =
          Watched.byDefault().state.withAlarms(List.of(alarm, new SilenceAlarm(state)));

      assertThat(bytes.read(bytes.write(sensor))).isEqualTo(sensor);
    }
  }

  private void assertKept(Watched sensor) {
    assertThat(bytes.read(bytes.write(sensor.state))).isEqualTo(sensor.state);
  }

  @Test
  void keepsRunningDelays() {
    Watched sensor =
        Watched.withDelays(Duration.ofSeconds(5), Duration.ofSeconds(5)).reads(1_000, 85);
    SensorStateBytes ofIt = new SensorStateBytes(sensor.logic.book());

    assertThat(ofIt.read(ofIt.write(sensor.state))).isEqualTo(sensor.state);
  }

  /** There are states in this one. */
  @Test
  void readsTheLayoutOfTheFirstVersion() {
    byte[] stored = {
      1, // version
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0x03,
      (byte) 0xe8,
      0x40,
      0x55,
      0x40,
      0,
      0,
      0,
      0,
      0,
      0, // 1,000 ms 85 °C
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0, // partition 0, offset 0
      1,
      0,
      2,
      'm',
      '4', // machine
      0, // not rejected
      (byte) 0x80,
      0,
      0,
      0,
      0,
      0,
      0,
      0, // no late run
      (byte) 0x80,
      0,
      0,
      0,
      0,
      0,
      0,
      0, // no clock set back
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0, // 1 reading, none late
      0,
      0,
      0,
      2, // alarms
      0,
      4,
      'h',
      'i',
      'g',
      'h',
      1,
      'B', // active since, number, raised:
      0,
      0,
      0,
      0,
      0,
      0,
      0x03,
      (byte) 0xe8,
      0,
      0,
      0,
      0,
      0,
      0,
      0x03,
      (byte) 0xe8,
      0,
      0,
      0,
      0,
      0,
      0,
      0x03,
      (byte) 0xe8,
      (byte) 0x80,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      (byte) 0x80,
      0,
      0,
      0,
      0,
      0,
      0,
      0, // no timer, no late run
      0,
      7,
      's',
      'i',
      'l',
      'e',
      'n',
      'c',
      'e',
      2,
      'A',
    };
    Watched sensor = Watched.byDefault().reads(1_000, 1_000, 85, Optional.of("m4"), false);

    // The pace of the sensor's clock was not measured then.
    SensorState expected =
        sensor.state.withClock(
            sensor.state.clock().withPace(ClockPace.UNKNOWN), sensor.state.alarms());
    assertThat(bytes.read(stored)).isEqualTo(expected);
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
            + "0000000000000000" // partition 0, offset 0
            + "01"
            + "00000002"
            + "6d34" // machine m4
            + "00" // not rejected
            + "0000000000000001"
            + "0000000000000000" // 1 reading, none late
            + "8000000000000000"
            + "8000000000000000" // no late run, no clock set back
            + "00000000000003e8" // arrival of the newest
            + "00000000"
            + "0000000000000000" // its place
            + "01"
            + "4055400000000000" // temperatures at its time
            + "00000000000003e8"
            + "00000000000003e8"
            + "00"
            + "00" // pace
            + "00000002" // alarms
            + "0004"
            + "68696768"
            + "01" // high
            + "42"
            + "00000000000003e8"
            + "00000000000003e8"
            + "00000000000003e8" // B
            + "8000000000000000"
            + "8000000000000000" // no delay
            + "8000000000000000" // no late run
            + "0007"
            + "73696c656e6365"
            + "02"
            + "41"; // silence, A
    Watched sensor = Watched.byDefault().reads(1_000, 1_000, 85, Optional.of("m4"), false);

    assertThat(bytes.read(HexFormat.of().parseHex(stored))).isEqualTo(sensor.state);
    assertThat(HexFormat.of().formatHex(bytes.write(sensor.state))).isEqualTo(stored);
  }

  @Test
  void keepsAMachineWhoseNameTakesMoreBytesThanOneFieldOfJavaAllows() {
    assertKept(
        Watched.byDefault()
            .reads(1_000, 1_000, 85, Optional.of("\uD83D\uDD25".repeat(16_000)), false));
  }

  @Test
  void keepsWhatIsKnownOfASlowClock() {
    Watched sensor = Watched.withDelays(Duration.ofSeconds(60), Duration.ZERO);
    for (int i = 0; i < 30; i++) {
      sensor.reads(1_000, 1_000 + i * 1_000L, 80.5 + i);
    }
    assertThat(sensor.state.clock().pace().slow()).isTrue();
    assertThat(sensor.state.clock().sameTime()).hasSize(SensorClock.MOST_AT_ONE_TIME);

    SensorStateBytes ofIt = new SensorStateBytes(sensor.logic.book());
    assertThat(ofIt.read(ofIt.write(sensor.state))).isEqualTo(sensor.state);
  }

  @Test
  void refusesBytesOfANewerProgram() {
    byte[] newer = bytes.write(Watched.byDefault().state);
    newer[0] = 3;

    assertThatThrownBy(() -> bytes.read(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sensor's state has version 3; this program reads versions 1 and 2");
  }

  @Test
  void refusesBytesThatEndTooEarlyOrTooLate() {
    byte[] whole =
        bytes.write(
            Watched.byDefault().reads(1_000, 1_000, 85, Optional.of("press-4"), false).state);

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> bytes.read(part))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a sensor's state of %d bytes is damaged", length);
    }
    assertThatThrownBy(() -> bytes.read(Arrays.copyOf(whole, whole.length + 1)))
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
              bytes.write(
                  Watched.byDefault()
                      .reads(1_000, 1_000, 85, Optional.of("press-4"), false)
                      .fallsSilent(11_000)
                      .state);
          for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
          }
          SensorState state;
          try {
            state = bytes.read(damaged);
          } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("a sensor's state");
            return;
          }
          assertThat(state.alarms()).hasSize(2);
        });
  }

  @Test
  void keepsAlarmsUnderTheirRulesNamesWhenTheRulesChange() {
    HighRule hotter = new HighRule("high", 90, 1, Duration.ZERO, Duration.ZERO, Severity.HIGH);
    HighRule fresh = new HighRule("warm", 60, 1, Duration.ZERO, Duration.ZERO, Severity.LOW);
    Watched sensor = Watched.byDefault().reads(1_000, 85);
    byte[] stored = bytes.write(sensor.state);

    RuleBook changed = new RuleBook(List.of(SilenceRule.DEFAULT, fresh, hotter));
    SensorState state = new SensorStateBytes(changed).read(stored);

    assertThat(state.alarms().get(0)).isEqualTo(sensor.state.alarms().get(1));
    assertThat(state.alarms().get(1).state().code()).isEqualTo("normal");
    assertThat(state.alarms().get(2)).isEqualTo(sensor.state.alarms().get(0));
  }

  @Test
  void startsAFreshAlarmWhereARulesNameNowMeansAnotherKind() {
    byte[] stored = bytes.write(Watched.byDefault().reads(1_000, 85).state);
    SilenceRule high = new SilenceRule("high", Duration.ofSeconds(10), Severity.LOW);

    SensorState state = new SensorStateBytes(new RuleBook(List.of(high))).read(stored);

    assertThat(state.alarms()).hasSize(1);
    assertThat(state.alarms().get(0).state().active()).isFalse();
  }
}
