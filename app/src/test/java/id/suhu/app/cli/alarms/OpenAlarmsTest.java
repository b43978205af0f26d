package id.suhu.app.cli.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import id.suhu.messages.StatusRecord;
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
      alarms.take(Events.bytes(event));
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
        List.of(open));
  }

  @Test
  void alarmThatWasClearedAndAcknowledgedIsNotListed() {
    take(
        Events.raised("S1", 0),
        Events.json("S1", "cleared", "returned_unacknowledged", "high", 0, 5),
        Events.json("S1", "acknowledged", "normal", "high", 0, 9));

    assertThat(alarms.list(Map.of())).isEmpty();
  }

  @Test
  void latestEventIsListedWithTheTimeOfItsRaise() {
    take(
        Events.raised("S1", 0),
        Events.json("S1", "cleared", "returned_unacknowledged", "high", 0, 5));

    List<OpenAlarm> list = alarms.list(Map.of("S1", status("S1", "stale")));

    assertThat(list).hasSize(1);
    assertThat(list.get(0).latest().event()).isEqualTo("cleared");
    assertThat(list.get(0).raisedTime()).contains("2026-03-01T07:00:00.000Z");
    assertThat(list.get(0).quality()).contains("stale");
  }

  @Test
  void raiseThatTheJournalHasLostIsTakenFromTheStatus() {
    take(Events.json("S1", "stale", "active_unacknowledged", "high", 3, 9));
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
  void raiseOfAnotherOccurrenceIsNotTakenForThisOne() {
    take(Events.raised("S1", 0), Events.json("S1", "stale", "active_unacknowledged", "high", 7, 9));

    assertThat(alarms.list(Map.of()).get(0).raisedTime()).isEmpty();
  }

  @Test
  void mostSevereComesFirstThenTheLongestStanding() {
    take(
        Events.json("S1", "raised", "active_unacknowledged", "medium", 1, 1),
        Events.json("S2", "raised", "active_unacknowledged", "high", 4, 4),
        Events.json("S3", "raised", "active_unacknowledged", "high", 3, 3),
        Events.json("S4", "raised", "active_unacknowledged", "critical", 9, 9));

    assertThat(alarms.list(Map.of()))
        .extracting(alarm -> alarm.latest().sensorId())
        .containsExactly("S4", "S3", "S2", "S1");
  }

  @Test
  void lineOfTextStandsUnderItsHeading() {
    take(Events.raised("S1", 0));
    OpenAlarm alarm = alarms.list(Map.of("S1", status("S1", "good"))).get(0);

    assertThat(OpenAlarmLine.heading())
        .isEqualTo(
            "alarm_id             severity state                   raised_time             "
                + " quality temperature  Keterangan");
    assertThat(OpenAlarmLine.text(alarm, new Texts(Language.EN), false))
        .isEqualTo(
            "S1/high              high     active_unacknowledged   2026-03-01T07:00:00.000Z"
                + "    good          83  Temperature too high");
  }

  @Test
  void lineOfJsonIsTheEventWithTwoMembersMore() {
    String event = Events.raised("S1", 0);
    take(event);
    OpenAlarm alarm = alarms.list(Map.of("S1", status("S1", "good"))).get(0);

    assertThat(OpenAlarmLine.json(alarm))
        .isEqualTo(
            event.substring(0, event.length() - 1)
                + ",\"raised_time\":\"2026-03-01T07:00:00.000Z\",\"quality\":\"good\"}");
  }

  @Test
  void nothingOfAnAlarmOrAStatusActsOnATerminal() {
    take(
        """
        {"alarm_id":"S1\\u001b[2J/high","occurrence":"1","event":"raised","state":"active\\n",
         "active":true,"severity":"hi\\u202egh","sensor_id":"S1","event_time":"now\\u0085",
         "Keterangan":"panas\u202e\u007f","message":"panas\u202e\u007f"}""");
    OpenAlarm alarm = alarms.list(Map.of("S1", status("S1", "go\u001bod"))).get(0);

    String text = OpenAlarmLine.text(alarm, new Texts(Language.EN), false);
    String json = OpenAlarmLine.json(alarm);

    assertThat(text)
        .contains(
            "S1\\u001B[2J/high",
            "active\\u000A",
            "hi\\u202Egh",
            "now\\u0085",
            "go\\u001Bod",
            "panas\\u202E\\u007F");
    assertThat(json)
        .startsWith("{\"alarm_id\":\"S1\\u001B[2J/high\"")
        .contains("\"Keterangan\":\"panas\\u202E\\u007F\"", "\"quality\":\"go\\u001Bod\"");
    assertThat(text + json).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u0085]");
  }

  @Test
  void whatIsNoJsonToItsEndIsNoAlarm() {
    assertThatThrownBy(() -> take(Events.raised("S1", 0) + " \u001b[2J"))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] utf16 = Events.raised("S1", 0).getBytes(StandardCharsets.UTF_16BE);
    assertThatThrownBy(() -> alarms.take(utf16)).isInstanceOf(IllegalArgumentException.class);

    assertThat(alarms.list(Map.of())).isEmpty();
  }
}
