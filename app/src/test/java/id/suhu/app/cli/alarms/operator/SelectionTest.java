package id.suhu.app.cli.alarms.operator;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmId;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.messages.AlarmEventJson;
import id.suhu.testkit.JournalEvents;
import id.suhu.view.alarm.OpenAlarm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
  void selectsAlarmsAtRestByAPatternOfIds() {
    List<AlarmId> atRest =
        Stream.of("press-1/high", "press-1/rise", "press-7/high", "oven/3/high", "oven/4/high")
            .map(id -> AlarmId.of(id).orElseThrow())
            .toList();

    Selection selection =
        Selection.of(
            Stream.of("press-*/high", "oven*/high", "*/rise", "press-1/*", "press-*", "mill-*/high")
                .map(Glob::new)
                .toList(),
            OPEN,
            alarm -> !alarm.latest().acknowledged(),
            atRest);

    assertThat(selection.alarms())
        .extracting(target -> target.alarm().toString())
        .containsExactly(
            "press-1/high",
            "press-2/high",
            "press-7/high",
            // oven/3 is open, and the command does not apply to it.
            "oven/4/high",
            "press-1/rise");
    assertThat(selection.unmatched()).containsExactly(new Glob("mill-*/high"));
  }

  /** Without a slash, the operator may mean what is open. */
  @Test
  void selectsOnlyOpenAlarmsByOtherPatterns() {
    Selection selection =
        Selection.of(
            List.of(new Glob("press*")),
            OPEN,
            alarm -> true,
            List.of(new AlarmId(new SensorId("press-7"), "high")));

    assertThat(selection.alarms())
        .extracting(target -> target.alarm().toString())
        .containsExactly("press-1/high", "press-2/high");
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
}
