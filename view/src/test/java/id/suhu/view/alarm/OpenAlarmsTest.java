package id.suhu.view.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
