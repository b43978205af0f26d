package id.suhu.app.cli.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.testkit.JournalEvents;
import org.junit.jupiter.api.Test;

class AlarmLineTest {

  private static final AlarmRecord RAISED =
      AlarmEventJson.read(JournalEvents.bytes(JournalEvents.raised("S1", 0)));

  @Test
  void describesAnEventInEachLanguage() {
    assertThat(new AlarmLine(new Texts(Language.ID), false).of(RAISED))
        .isEqualTo("2026-03-01T07:00:00.000Z  S1  ALARM: Suhu terlalu tinggi, 83 °C (batas 80 °C)");
    assertThat(new AlarmLine(new Texts(Language.EN), false).of(RAISED))
        .isEqualTo(
            "2026-03-01T07:00:00.000Z  S1  ALARM: Temperature too high, 83 °C (limit 80 °C)");
    assertThat(new AlarmLine(new Texts(Language.BOTH), false).of(RAISED))
        .isEqualTo(
            "2026-03-01T07:00:00.000Z  S1  ALARM: Suhu terlalu tinggi / Temperature too high,"
                + " 83 °C (batas / limit 80 °C)");
  }

  @Test
  void tellsWhoGaveACommand() {
    assertThat(
            line(
                """
                {"alarm_id":"S1/high","event":"shelved","state":"shelved","sensor_id":"S1",\
                "temperature":83,"event_time":"2026-03-01T07:00:00.000Z","user":"budi",\
                "comment":"repair","command_id":"c","shelved_until":"2026-03-01T09:00:00.000Z",\
                "message":"Temperature too high"}"""))
        .isEqualTo(
            "2026-03-01T07:00:00.000Z  S1  Shelved: Temperature too high, 83 °C,"
                + " until 2026-03-01T09:00:00.000Z, by budi: repair");
    assertThat(
            line(
                """
                {"alarm_id":"S1/high","event":"refused","state":"normal","sensor_id":"S1",\
                "temperature":83,"event_time":"2026-03-01T07:00:00.000Z","user":"budi",\
                "comment":"","command_id":"c","reason":"not_latched",\
                "message":"The alarm is not latched"}"""))
        .isEqualTo("2026-03-01T07:00:00.000Z  S1  Refused: The alarm is not latched, by budi");
  }

  private static String line(String json) {
    return new AlarmLine(new Texts(Language.EN), false)
        .of(AlarmEventJson.read(JournalEvents.bytes(json)));
  }

  @Test
  void printsTheNameOfAnUnknownEvent() {
    AlarmRecord newer =
        AlarmEventJson.read(
            JournalEvents.bytes(
                JournalEvents.json("S1", "invented_later", "normal", "high", 1, 0)));

    assertThat(new AlarmLine(new Texts(Language.BOTH), false).of(newer))
        .contains("invented_later: ");
  }

  @Test
  void coloursEventsThatNeedAttention() {
    AlarmRecord cleared =
        AlarmEventJson.read(
            JournalEvents.bytes(
                JournalEvents.json("S1", "cleared", "returned_unacknowledged", "high", 1, 0)));

    assertThat(new AlarmLine(new Texts(Language.EN), true).of(RAISED)).contains("\u001b[31mALARM");
    assertThat(new AlarmLine(new Texts(Language.EN), true).of(cleared))
        .contains("\u001b[33mCleared");
  }

  @Test
  void escapesControlCharacters() {
    AlarmRecord hostile =
        AlarmEventJson.read(
            JournalEvents.bytes(
                """
                {"alarm_id":"S1/high","event":"ra\\u001bised","severity":"high","temperature":83,\
                "sensor_id":"S1\\u202e\\n2026","event_time":"now\\u009b2J","active":true,\
                "Keterangan":"panas\\r\\u2028","message":"hot\\u0007\\u200b"}"""));

    assertThat(new AlarmLine(new Texts(Language.BOTH), false).of(hostile))
        .isEqualTo(
            "now\\u009B2J  S1\\u202E\\u000A2026  ra\\u001Bised:"
                + " panas\\u000D\\u2028 / hot\\u0007\\u200B, 83 °C");
  }
}
