package id.suhu.app.cli.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import id.suhu.messages.AlarmEventJson;
import id.suhu.testkit.JournalEvents;
import id.suhu.view.alarm.OpenAlarm;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAlarmLineTest {

  private static OpenAlarm open(String event, String raisedTime, String quality) {
    return new OpenAlarm(
        AlarmEventJson.read(JournalEvents.bytes(event)),
        event,
        Optional.of(raisedTime),
        Optional.of(quality),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void alignsTheTextWithItsHeading() {
    OpenAlarm alarm = open(JournalEvents.raised("S1", 0), "2026-03-01T07:00:00.000Z", "good");

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
  void escapesControlCharacters() {
    OpenAlarm alarm =
        open(
            """
            {"alarm_id":"S1\\u001b[2J/high","occurrence":"1","event":"raised","state":"active\\n",\
            "active":true,"severity":"hi\\u202egh","sensor_id":"S1","event_time":"now\\u0085",\
            "Keterangan":"panas\u202e\u007f","message":"panas\u202e\u007f"}""",
            "now\u0085",
            "go\u001bod");

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
}
