package id.suhu.app.cli.alarms.operator;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.messages.AlarmEventJson;
import id.suhu.testkit.JournalEvents;
import id.suhu.view.alarm.OpenAlarm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

  private static final List<OpenAlarm> OPEN =
      List.of(open("press-2", false), open("press-1", false), open("oven/3", true));

  private static OpenAlarm open(String sensor, boolean acknowledged) {
    String json =
        JournalEvents.json(
            sensor,
            "raised",
            acknowledged ? "active_acknowledged" : "active_unacknowledged",
            "high",
            1,
            1);
    return new OpenAlarm(
        AlarmEventJson.read(JournalEvents.bytes(json)),
        json,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Selection select(String... names) {
    return Selection.of(
        Stream.of(names).map(Glob::new).toList(),
        OPEN,
        alarm -> !alarm.latest().acknowledged(),
        List.of());
  }

  @Test
  void selectsAlarmsAtRestByThePatternOfSensorsAndTheNameOfARule() {
    List<SensorId> sensors =
        Stream.of("press-1", "press-7", "oven/3", "oven/4").map(SensorId::new).toList();

    Selection selection =
        Selection.of(
            Stream.of("press-*/high", "oven*/high", "press-*/low", "press-*", "mill-*/high")
                .map(Glob::new)
                .toList(),
            OPEN,
            alarm -> !alarm.latest().acknowledged(),
            sensors);

    assertThat(selection.alarms())
        .extracting(target -> target.alarm().toString())
        .containsExactly(
            "press-1/high",
            "press-2/high",
            "press-7/high",
            // oven/3 is open, and the command does not apply to it.
            "oven/4/high",
            "press-1/low",
            "press-7/low");
    assertThat(selection.unmatched()).containsExactly(new Glob("mill-*/high"));
  }

  @Test
  void selectsEachAlarmOnceInTheOrderOfTheNames() {
    Selection selection = select("press-2/high", "unknown/low", "press-*", "press-?/high");

    assertThat(selection.alarms())
        .extracting(target -> target.alarm().toString())
        .containsExactly("press-2/high", "unknown/low", "press-1/high");
    assertThat(selection.unmatched()).isEmpty();
  }

  @Test
  void namesThePatternsThatMatchNoAlarmToWhichTheCommandApplies() {
    Selection selection = select("oven*", "*/low", "*");

    assertThat(selection.alarms())
        .extracting(target -> target.alarm().toString())
        .containsExactly("press-1/high", "press-2/high");
    assertThat(selection.unmatched()).containsExactly(new Glob("oven*"), new Glob("*/low"));
  }

  @Test
  void tellsWhichOccurrenceAPatternHasFound() {
    assertThat(select("press-1*").alarms().get(0).seen()).hasValue(1);
    assertThat(select("press-1/high").alarms().get(0).seen()).isEmpty();
  }

  @Test
  void splitsAnIdAtItsLastSlash() {
    assertThat(AlarmId.of("hall/press-1/high"))
        .contains(new AlarmId(new SensorId("hall/press-1"), "high"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S1", "/high", "S1/", "S1/hi gh", "S\u0007/high"})
  void rejectsATextThatIsNotTheIdOfAnAlarm(String text) {
    assertThat(AlarmId.of(text)).isEmpty();
  }
}
