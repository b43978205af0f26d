package id.suhu.core.stored;

import static id.suhu.core.sensor.Watched.S1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Rules;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Alarm;
import id.suhu.core.sensor.ClockPace;
import id.suhu.core.sensor.CommandIds;
import id.suhu.core.sensor.SensorClock;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.Watched;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bytes as written by each version, all of which are in use. */
class LayoutTest {

  private static final SensorState STATE =
      Watched.byDefault().reads(1_000, 1_000, 85, Optional.of("m4"), false).state();

  private static final String VERSION_1 =
      "01" // version
          + "01000000000000" // latest: at
          + "03e84055400000000000" // 1,000 ms, 85 °C
          + "00" // its clock is trusted
          + "000000000000000000000000" // partition 0, offset 0
          + "0100026d34" // machine m4
          + "00" // not rejected
          + "8000000000000000" // no late run
          + "8000000000000000" // no clock set back
          + "00000000000000010000000000000000" // 1 reading, none late
          + "00000002" // alarms
          + "00046869676801" // high, a level
          + "42" // B: number, since, raised
          + "00000000000003e800000000000003e800000000000003e8"
          + "8000000000000000" // no delay
          + "8000000000000000" // no late run
          + "000773696c656e636502" // silence
          + "41"; // A

  private static final String VERSION_2 =
      "02" // version
          + "01000000000000"
          + "03e84055400000000000" // 1,000 ms, 85 °C
          + "00" // its clock is trusted
          + "000000000000000000000000" // partition 0, offset 0
          + "01000000026d34" // machine m4
          + "00" // not rejected
          + "00000000000000010000000000000000" // 1 reading, none late
          + "8000000000000000" // no late run
          + "8000000000000000" // no clock set back
          + "00000000000003e8" // arrival of the newest
          + "000000000000000000000000" // its place
          + "014055400000000000" // temperatures at its time
          + "00000000000003e800000000000003e80000" // pace
          + "00000002" // alarms
          + "00046869676801" // high, a level
          + "42" // B: number, since, raised
          + "00000000000003e800000000000003e800000000000003e8"
          + "80000000000000008000000000000000" // no delay
          + "8000000000000000" // no late run
          + "000773696c656e636502" // silence
          + "41"; // A

  /** To change this, add a part or, if that is not possible, increase the version. */
  private static final String VERSION_3 =
      "03" // version
          + "0100000011"
          + "00000000000003e8405540000000000000" // 1,000 ms, 85 °C, its clock is trusted
          + "020000000c"
          + "000000000000000000000000" // partition 0, offset 0
          + "03000000026d34" // machine m4
          + "0400000011"
          + "0000000000000000010000000000000000" // not rejected, 1 reading, none late
          + "050000003f"
          + "8000000000000000" // no late run
          + "8000000000000000" // no clock set back
          + "00000000000003e8" // arrival of the newest
          + "000000000000000000000000" // its place
          + "014055400000000000" // temperatures at its time
          + "00000000000003e800000000000003e80000" // pace
          + "0600000056"
          + "010000000468696768" // high
          + "1000000029"
          + "40540000000000003ff0000000000000" // 80 °C, less 1 °C
          + "000000000000000000000000" // on-delay: seconds, nanoseconds
          + "000000000000000000000000" // off-delay
          + "68" // severity high
          + "030000001a"
          + "4268" // B, severity high: number, since, raised
          + "00000000000003e800000000000003e800000000000003e8"
          + "0600000024"
          + "010000000773696c656e6365" // silence
          + "120000000d"
          + "000000000000000a000000006d" // 10 s, severity medium
          + "0300000001"
          + "41"; // A

  private final SensorStateBytes bytes = new SensorStateBytes(RuleBook.DEFAULT);

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @Test
  void readsTheFirst() {
    SensorState read = bytes.read(S1, hex(VERSION_1));

    // This version did not measure the rate of the sensor's clock.
    SensorClock clock = read.clock();
    assertThat(clock.pace()).isEqualTo(ClockPace.UNKNOWN);
    assertThat(clock.newestArrivalMs()).isEqualTo(STATE.clock().newestArrivalMs());
    assertThat(clock.sameTime()).isEqualTo(STATE.clock().sameTime());
    assertThat(read.alarms()).isEqualTo(STATE.alarms());
    assertThat(read.latest()).isEqualTo(STATE.latest());
    assertThat(read.machine()).isEqualTo(STATE.machine());
    assertThat(read.readings()).isEqualTo(1);
  }

  @Test
  void readsTheSecond() {
    assertThat(bytes.read(S1, hex(VERSION_2))).isEqualTo(STATE);
  }

  @Test
  void readsAndWritesTheThird() {
    assertThat(bytes.read(S1, hex(VERSION_3))).isEqualTo(STATE);
    assertThat(HexFormat.of().formatHex(bytes.write(STATE))).isEqualTo(VERSION_3);
  }

  @Test
  void readsTheIdsOfCommandsAsTheyWereWrittenFirst() {
    SensorState read = bytes.read(S1, hex(VERSION_3 + "070000000702000163000164"));

    assertThat(read.commandIds()).isEqualTo(CommandIds.NONE.with("c").with("d"));
    assertThat(HexFormat.of().formatHex(bytes.write(read)))
        .contains("0800000010" + "2e7d2c03a9507ae2" + "18ac3e7343f01689");
  }

  @Test
  void readsTheIdsOfCommandsThatAnOlderProgramHasKept() {
    SensorState read =
        bytes.read(
            S1, hex(VERSION_3 + "0700000004" + "01000164" + "0800000008" + "2e7d2c03a9507ae2"));

    assertThat(read.commandIds()).isEqualTo(CommandIds.NONE.with("c").with("d"));
  }

  @Test
  void usesTheCurrentRulesIfTheyWereNotWritten() {
    Rule hotter = Rules.level("high", 90, 1, Duration.ZERO, Duration.ofSeconds(5));
    SensorStateBytes today = new SensorStateBytes(RuleBook.forAll(List.of(hotter)));

    SensorState state = today.read(S1, hex(VERSION_2));

    assertThat(state.alarms()).extracting(Alarm::rule).containsExactly(hotter, Rule.SILENCE);
    assertThat(state.alarms().get(0).condition())
        .isEqualTo(new LevelCondition(((LevelCondition) hotter.condition()).level()));
    assertThat(state.alarms().get(0).state()).isEqualTo(STATE.alarms().get(0).state());
  }

  @Test
  void usesTheDefaultsIfTheRuleOfTheNameIsOfAnotherKind() {
    Rule other = Rules.silence("high", Duration.ofSeconds(10));
    SensorStateBytes today = new SensorStateBytes(RuleBook.forAll(List.of(other)));

    assertThat(today.read(S1, hex(VERSION_2)).alarms())
        .extracting(Alarm::rule)
        .containsExactly(Rule.HIGH, Rule.SILENCE);
  }

  @Test
  void rejectsTruncatedOrTooLongOldBytes() {
    for (String version : List.of(VERSION_1, VERSION_2)) {
      byte[] whole = hex(version);
      for (int length = 1; length < whole.length; length++) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> bytes.read(S1, part))
            .as("%d of %d bytes", length, whole.length)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("the stored state of sensor 'S1', %d bytes,", length);
      }
      byte[] longer = Arrays.copyOf(whole, whole.length + 1);
      assertThatThrownBy(() -> bytes.read(S1, longer)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
