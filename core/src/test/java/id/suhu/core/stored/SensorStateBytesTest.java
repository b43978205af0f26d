package id.suhu.core.stored;

import static id.suhu.core.sensor.Watched.S1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Rules;
import id.suhu.core.Seeds;
import id.suhu.core.alarm.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Alarm;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.KeptParts;
import id.suhu.core.sensor.SensorClock;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.Watched;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    assertKept(Watched.byDefault().reads(1_000, 85).fallsSilent(11_000).reads(12_000, 85));
    assertKept(Watched.byDefault().reads(9_000, 70).reads(1_000, 9_500, 85));
    assertKept(Watched.byDefault().reads(9_000, 85).reads(1_000, 9_500, 85).reads(1, 99_000, 85));
  }

  @Test
  void keepsAcknowledgements() {
    ActiveUnacknowledged active =
        Normal.NEVER_RAISED.raise(new Signal.Holds(Severity.CRITICAL, 900, 1_000));
    for (AlarmState state :
        List.of(
            active.acknowledge(),
            active.acknowledge().clear(2_000),
            active.latch(2_000),
            active.latch(2_000).acknowledge())) {
      Rule latching = new Rule("high", Rule.HIGH.condition(), true);
      assertKept(
          with(
              Watched.byDefault().state(),
              new Alarm(latching, state, latching.condition(), KeptParts.NONE),
              KeptParts.NONE));
    }
  }

  private void assertKept(Watched sensor) {
    assertKept(sensor.state());
  }

  private void assertKept(SensorState state) {
    assertThat(bytes.read(S1, bytes.write(state))).isEqualTo(state);
  }

  @Test
  void keepsTheRulesOfTheTimeOfWriting() {
    assertKept(Watched.withDelays(Duration.ofMillis(1_234), Duration.ofDays(3)).reads(1_000, 85));
  }

  @Test
  void keepsShelvingsRemindersAndCommands() {
    Rule reminding =
        new Rule("high", Rule.HIGH.condition(), true, Optional.of(Duration.ofMinutes(9)));
    Watched sensor = new Watched(RuleBook.forAll(List.of(reminding, Rule.SILENCE)));
    assertKept(sensor.reads(1_000, 85).process(new Input.Due(new Now(2_000, 3_000))));
    assertThat(sensor.state().alarms().get(0).attention().askedMs()).isEqualTo(3_000);
    for (AlarmCommand.Action action :
        List.of(
            new AlarmCommand.Acknowledge(),
            new AlarmCommand.Shelve(Duration.ofMinutes(5)),
            new AlarmCommand.TakeOutOfService(),
            new AlarmCommand.Unshelve())) {
      assertKept(
          sensor.receives(
              new AlarmCommand(
                  "c-" + action, action, "high", OptionalLong.empty(), "Siti é", "pemanas 温"),
              new Now(5_000, 6_000)));
    }
    assertThat(sensor.state().commandIds().hashes()).hasSize(4);
    assertThat(sensor.state().alarms().get(0).attention().outOfService()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsConditionsOfEveryKind(Condition condition) {
    Watched sensor = new Watched(RuleBook.forAll(List.of(new Rule("rule", condition))));
    assertKept(sensor);
    assertKept(sensor.reads(1_000, 50));
    // Running delays, and a rate window.
    for (int second = 2; second < 70; second++) {
      sensor.reads(second * 1_000L, second % 9 == 0 ? 300 : 50 + second);
      assertKept(sensor);
    }
    assertThat(sensor.state().alarms().get(0).state().occurrence()).isPresent();
  }

  static List<Condition> rules() {
    Duration delay = Duration.ofSeconds(2);
    Level high = Level.above(80, 1, delay, delay, Severity.HIGH);
    Level low = Level.below(90, 1, delay, delay, Severity.LOW);
    return List.of(
        new LevelCondition(high),
        new LevelCondition(high, Optional.of(high.beyond(100, Severity.CRITICAL))),
        new LevelCondition(low),
        new LevelCondition(low, Optional.of(low.beyond(70, Severity.MEDIUM))),
        new RangeCondition(-40, 250, Duration.ofSeconds(10), Severity.MEDIUM),
        new RateCondition(new Rate(5, 1, Duration.ofMinutes(1), delay, delay, Severity.MEDIUM)),
        new RateCondition(
            new Rate(5, 0, Duration.ofSeconds(6), Duration.ZERO, delay, Severity.CRITICAL)));
  }

  @Test
  void keepsAMachineNameLongerThanWriteUtfAllows() {
    assertKept(
        Watched.byDefault()
            .reads(1_000, 1_000, 85, Optional.of("\uD83D\uDD25".repeat(16_000)), false));
  }

  @Test
  void keepsTheStateOfASlowClock() {
    Watched sensor = Watched.withDelays(Duration.ofSeconds(60), Duration.ZERO);
    for (int i = 0; i < 30; i++) {
      sensor.reads(1_000, 1_000 + i * 1_000L, 80.5 + i);
    }
    assertThat(sensor.state().clock().pace().slow()).isTrue();
    assertThat(sensor.state().clock().sameTime()).hasSize(SensorClock.MOST_AT_ONE_TIME - 1);

    assertKept(sensor);
  }

  /** Another version may know parts that this one does not; they must be retained. */
  @Test
  void keepsUnknownParts() {
    KeptParts unknown =
        new KeptParts(
            List.of(
                new KeptParts.Part(200, new byte[] {1, 2}), new KeptParts.Part(0, new byte[0])));
    SensorState state = Watched.byDefault().reads(1_000, 85).state();
    Alarm high = state.alarms().get(0);
    Alarm ofANewerVersion = new Alarm(high.rule(), high.state(), high.condition(), unknown);

    assertKept(with(state, ofANewerVersion, unknown));
  }

  @Test
  void keepsAnAlarmWithAnUnknownCondition() {
    byte[] alarm =
        HexFormat.of().parseHex("01" + "00000004" + "72617465" + "63" + "00000001" + "2a");
    KeptParts unknown = new KeptParts(List.of(new KeptParts.Part(6, alarm)));
    SensorState state = Watched.byDefault().reads(1_000, 85).state();

    assertKept(with(state, state.alarms().get(0), unknown));
  }

  private static SensorState with(SensorState state, Alarm first, KeptParts kept) {
    List<Alarm> alarms = new ArrayList<>(state.alarms());
    alarms.set(0, first);
    return new SensorState(
        state.sensor(),
        state.latest(),
        state.position(),
        state.machine(),
        state.rejected(),
        state.readings(),
        state.lateReadings(),
        state.clock(),
        alarms,
        state.commandIds(),
        kept);
  }

  @Test
  void rejectsBytesOfANewerVersion() {
    byte[] newer = bytes.write(Watched.byDefault().state());
    newer[0] = 4;

    assertThatThrownBy(() -> bytes.read(S1, newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the stored state of sensor 'S1', %d bytes, cannot be read:"
                + " version 4; this program reads versions 1 to 3",
            newer.length);
  }

  @Test
  void rejectsBytesThatEndInsideAPart() {
    byte[] whole =
        bytes.write(
            Watched.byDefault().reads(1_000, 1_000, 85, Optional.of("press-4"), false).state());
    List<Integer> readable = new ArrayList<>();
    for (int length = 0; length <= whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      try {
        bytes.read(S1, part);
        readable.add(length);
      } catch (IllegalArgumentException e) {
        assertThat(e)
            .hasMessageStartingWith(
                "the stored state of sensor 'S1', %d bytes, cannot be read: ", length);
      }
    }
    // The end of the version and of each part.
    assertThat(readable).hasSize(1 + 5 + 2).endsWith(whole.length);
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> bytes.read(S1, longer)).isInstanceOf(IllegalArgumentException.class);
  }

  static LongStream seeds() {
    return Seeds.upTo(500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsDamagedBytesAsAValidStateOrRejectsThem(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          byte[] damaged =
              bytes.write(
                  Watched.byDefault()
                      .reads(1_000, 1_000, 85, Optional.of("press-4"), false)
                      .fallsSilent(11_000)
                      .state());
          for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
          }
          try {
            assertThat(bytes.read(S1, damaged).sensor()).isEqualTo(S1);
          } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("the stored state of sensor 'S1'");
          }
        });
  }

  @Test
  void readsRulesThatAreNoLongerConfigured() {
    Watched sensor = Watched.byDefault().reads(1_000, 85);
    byte[] stored = bytes.write(sensor.state());

    SensorStateBytes today = new SensorStateBytes(RuleBook.forAll(List.of(Rules.warm(60))));

    assertThat(today.read(S1, stored)).isEqualTo(sensor.state());
  }
}
