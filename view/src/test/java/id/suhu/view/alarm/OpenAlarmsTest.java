package id.suhu.view.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.messages.SetAside;
import id.suhu.messages.StatusRecord;
import id.suhu.testkit.JournalEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OpenAlarmsTest {

  private final OpenAlarms alarms = new OpenAlarms();

  private void take(String... events) {
    for (String event : events) {
      alarms.take(JournalEvents.bytes(event));
    }
  }

  private static StatusRecord status(String sensor, String quality, StatusRecord.Alarm... open) {
    return new StatusRecord(
        sensor,
        Optional.empty(),
        OptionalDouble.of(83),
        Optional.of("2026-03-01T07:00:00.000Z"),
        quality,
        List.of(),
        1,
        0,
        "2026-03-01T07:00:00.100Z",
        List.of("high"),
        List.of(open));
  }

  @Test
  void omitsAnAlarmThatIsClearedAndAcknowledged() {
    take(
        JournalEvents.raised("S1", 0),
        JournalEvents.json("S1", "cleared", "returned_unacknowledged", "high", 0, 5),
        JournalEvents.json("S1", "acknowledged", "normal", "high", 0, 9));

    assertThat(alarms.list(Map.of())).isEmpty();
  }

  @Test
  void listsTheLatestEventWithItsRaisedTime() {
    take(
        JournalEvents.raised("S1", 0),
        JournalEvents.json("S1", "cleared", "returned_unacknowledged", "high", 0, 5));

    List<OpenAlarm> list = alarms.list(Map.of("S1", status("S1", "stale")));

    assertThat(list).hasSize(1);
    assertThat(list.get(0).latest().event()).isEqualTo("cleared");
    assertThat(list.get(0).raisedTime()).contains("2026-03-01T07:00:00.000Z");
    assertThat(list.get(0).quality()).contains("stale");
  }

  @Test
  void takesTheRaisedTimeFromTheStatusIfTheJournalLacksTheRaise() {
    take(JournalEvents.json("S1", "stale", "active_unacknowledged", "high", 3, 9));
    StatusRecord.Alarm known =
        new StatusRecord.Alarm(
            "S1/high",
            "S1/high/3",
            "high",
            "active_unacknowledged",
            true,
            false,
            "high",
            "2025-01-01T00:00:00.000Z");

    assertThat(alarms.list(Map.of("S1", status("S1", "stale", known))).get(0).raisedTime())
        .contains("2025-01-01T00:00:00.000Z");
  }

  @Test
  void ignoresTheRaiseOfAnotherOccurrence() {
    take(
        JournalEvents.raised("S1", 0),
        JournalEvents.json("S1", "stale", "active_unacknowledged", "high", 7, 9));

    assertThat(alarms.list(Map.of()).get(0).raisedTime()).isEmpty();
  }

  @Test
  void keepsTheRaisedTimeWhenTheAlarmIsRepeated() {
    take(
        JournalEvents.raised("S1", 0),
        JournalEvents.json("S1", "raised", "active_unacknowledged", "high", 0, 30));

    assertThat(alarms.list(Map.of()).get(0).raisedTime()).contains("2026-03-01T07:00:00.000Z");
  }

  @Test
  void ignoresARefusedCommand() {
    take(
        JournalEvents.raised("S1", 0),
        byCommand("refused", "active_unacknowledged", 9, "\"reason\":\"still_active\""));
    alarms.take(
        JournalEvents.bytes(
            "{\"event\":\"refused\",\"command_id\":\"c\",\"reason\":\"malformed\"}"));

    assertThat(alarms.list(Map.of()))
        .singleElement()
        .extracting(alarm -> alarm.latest().event())
        .isEqualTo("raised");
  }

  @Test
  void tellsWhoHasShelvedAnAlarmEvenAfterFurtherEvents() {
    take(
        JournalEvents.raised("S1", 0),
        byCommand("shelved", "shelved", 5, "\"shelved_until\":\"2026-03-01T09:00:00.000Z\""),
        JournalEvents.json("S1", "cleared", "shelved", "high", 0, 7));

    OpenAlarm alarm = alarms.list(Map.of()).get(0);

    assertThat(alarm.needsAttention()).isFalse();
    assertThat(alarm.isShelved()).isTrue();
    assertThat(alarm.isOutOfService()).isFalse();
    assertThat(alarm.shelf())
        .contains(
            new SetAside(
                "budi",
                "repair",
                "2026-03-01T07:00:05.000Z",
                Optional.of("2026-03-01T09:00:00.000Z")));
    assertThat(alarm.toJson())
        .endsWith(
            "\"shelved\":{\"user\":\"budi\",\"reason\":\"repair\",\"since\":"
                + "\"2026-03-01T07:00:05.000Z\",\"until\":\"2026-03-01T09:00:00.000Z\"}}");
  }

  @Test
  void knowsAnAlarmThatIsShelvedAndOutOfService() {
    take(
        byCommand("shelved", "shelved", 1, "\"shelved_until\":\"2026-03-01T09:00:00.000Z\""),
        byCommand("out_of_service", "out_of_service", 2, "\"x\":1"));

    OpenAlarm both = alarms.list(Map.of()).get(0);
    take(byCommand("in_service", "shelved", 3, "\"x\":1"));
    OpenAlarm shelved = alarms.list(Map.of()).get(0);

    assertThat(both.isShelved()).isTrue();
    assertThat(both.isOutOfService()).isTrue();
    assertThat(both.outOfService().orElseThrow().until()).isEmpty();
    assertThat(shelved.isShelved()).isTrue();
    assertThat(shelved.isOutOfService()).isFalse();
    assertThat(shelved.outOfService()).isEmpty();
  }

  @Test
  void forgetsAShelvingThatEndsWhileTheAlarmIsOutOfService() {
    take(
        byCommand("shelved", "shelved", 1, "\"shelved_until\":\"2026-03-01T09:00:00.000Z\""),
        byCommand("out_of_service", "out_of_service", 2, "\"x\":1"),
        JournalEvents.json("S1", "unshelved", "out_of_service", "high", 0, 3));

    assertThat(alarms.list(Map.of()).get(0).isShelved()).isFalse();
  }

  @Test
  void omitsASetAsideAlarmAtRestThatIsBack() {
    take(
        byCommand("shelved", "shelved", 1, "\"shelved_until\":\"2026-03-01T09:00:00.000Z\""),
        JournalEvents.json("S1", "unshelved", "normal", "high", 0, 3));

    assertThat(alarms.list(Map.of())).isEmpty();
  }

  @Test
  void knowsWhoShelvedAnAlarmWhoseRuleWasRenamed() {
    take(
        byCommand("shelved", "shelved", 1, "\"shelved_until\":\"2026-03-01T09:00:00.000Z\""),
        JournalEvents.json("S1", "rule_changed", "normal", "high", 0, 3),
        JournalEvents.json("S1", "rule_changed", "shelved", "high", 0, 3)
            .replace("S1/high", "S1/hot")
            .replace("\"rule\":\"high\"", "\"rule\":\"hot\""));

    List<OpenAlarm> list = alarms.list(Map.of());

    assertThat(list).extracting(alarm -> alarm.latest().alarmId()).containsExactly("S1/hot");
    assertThat(list.get(0).shelf()).map(SetAside::user).contains("budi");
  }

  @Test
  void doesNotTakeTheShelvingOfAnotherAlarmForThatOfARenamedOne() {
    take(
        byCommand("shelved", "shelved", 1, "\"shelved_until\":\"2026-03-01T09:00:00.000Z\""),
        JournalEvents.json("S1", "rule_changed", "normal", "high", 0, 3),
        JournalEvents.json("S1", "rule_changed", "shelved", "high", 2, 3)
            .replace("S1/high", "S1/hot"),
        JournalEvents.json("S1", "rule_changed", "shelved", "high", 0, 4)
            .replace("S1/high", "S1/hotter"));

    assertThat(alarms.list(Map.of())).allMatch(alarm -> alarm.shelf().isEmpty()).hasSize(2);
  }

  @Test
  void namesNoOperatorIfSeveralAlarmsMayHaveBeenRenamed() {
    String first = byCommand("shelved", "shelved", 1, "\"x\":1");
    take(
        first,
        first.replace("S1/high", "S1/low").replace("budi", "ani"),
        JournalEvents.json("S1", "rule_changed", "normal", "high", 0, 3),
        JournalEvents.json("S1", "rule_changed", "normal", "high", 0, 3)
            .replace("S1/high", "S1/low"),
        JournalEvents.json("S1", "rule_changed", "shelved", "high", 0, 3)
            .replace("S1/high", "S1/hot"));

    assertThat(alarms.list(Map.of()).get(0).shelf()).isEmpty();
  }

  private static String byCommand(String event, String state, int second, String more) {
    String json = JournalEvents.json("S1", event, state, "high", 0, second);
    return json.substring(0, json.length() - 1)
        + ",\"user\":\"budi\",\"comment\":\"repair\",\"command_id\":\"c\","
        + more
        + "}";
  }

  @Test
  void sortsBySeverityThenByRaisedTime() {
    take(
        JournalEvents.json("S1", "raised", "active_unacknowledged", "medium", 1, 1),
        JournalEvents.json("S2", "raised", "active_unacknowledged", "high", 4, 4),
        JournalEvents.json("S3", "raised", "active_unacknowledged", "high", 3, 3),
        JournalEvents.json("S4", "raised", "active_unacknowledged", "critical", 9, 9));

    assertThat(alarms.list(Map.of()))
        .extracting(alarm -> alarm.latest().sensorId())
        .containsExactly("S4", "S3", "S2", "S1");
  }

  @Test
  void appendsRaisedTimeAndQualityToTheJsonOfTheEvent() {
    String event = JournalEvents.raised("S1", 0);
    take(event);
    OpenAlarm alarm = alarms.list(Map.of("S1", status("S1", "good"))).get(0);

    assertThat(alarm.toJson())
        .isEqualTo(
            event.substring(0, event.length() - 1)
                + ",\"raised_time\":\"2026-03-01T07:00:00.000Z\",\"quality\":\"good\"}");
  }

  @Test
  void rejectsTrailingTextAndOtherEncodings() {
    assertThatThrownBy(() -> take(JournalEvents.raised("S1", 0) + " \u001b[2J"))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] utf16 = JournalEvents.raised("S1", 0).getBytes(StandardCharsets.UTF_16BE);
    assertThatThrownBy(() -> alarms.take(utf16)).isInstanceOf(IllegalArgumentException.class);

    assertThat(alarms.list(Map.of())).isEmpty();
  }
}
