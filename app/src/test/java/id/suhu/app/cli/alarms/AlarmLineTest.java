package id.suhu.app.cli.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.cli.Language;
import id.suhu.app.cli.Texts;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import org.junit.jupiter.api.Test;

class AlarmLineTest {

  private static final AlarmRecord RAISED =
      AlarmEventJson.read(Events.bytes(Events.raised("S1", 0)));

  @Test
  void saysWhatHappenedInPlainWords() {
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
  void eventThatIsNewerThanTheProgramKeepsItsName() {
    AlarmRecord newer =
        AlarmEventJson.read(
            Events.bytes(Events.json("S1", "invented_later", "normal", "high", 1, 0)));

    assertThat(new AlarmLine(new Texts(Language.BOTH), false).of(newer))
        .contains("invented_later: ");
  }

  @Test
  void saysWhoDidWhatAndWhy() {
    assertThat(line("acknowledged", "active_acknowledged", ",\"user\":\"budi\",\"comment\":\"ok\""))
        .endsWith("Acknowledged: Temperature too high, 83 °C (limit 80 °C) [budi: ok]");
    assertThat(
            line(
                "shelved",
                "shelved",
                ",\"user\":\"budi\",\"comment\":\"repair\",\"shelved_until\":\"then\""))
        .endsWith("(limit 80 °C), until then [budi: repair]");
    assertThat(line("unshelved", "active_unacknowledged", ""))
        .endsWith("(limit 80 °C) [its time is over]");
    assertThat(line("refused", "normal", ",\"user\":\"budi\",\"reason\":\"not_latched\""))
        .endsWith("Refused: Temperature too high [budi]");
  }

  @Test
  void saysHowFastTheTemperatureChanges() {
    assertThat(line("raised", "active_unacknowledged", ",\"rate\":6.25"))
        .endsWith("83 °C, 6.25 °C/min (limit 80 °C/min)");
  }

  @Test
  void tellsAReminderFromARaise() {
    assertThat(line("raised", "active_unacknowledged", ",\"re_alarm\":true"))
        .contains("STILL ALARM: ");
  }

  private static String line(String event, String state, String more) {
    String json = Events.json("S1", event, state, "high", 1, 0).replace("}", more + "}");
    return new AlarmLine(new Texts(Language.EN), false).of(AlarmEventJson.read(Events.bytes(json)));
  }

  @Test
  void whatNeedsAttentionIsColoured() {
    AlarmRecord cleared =
        AlarmEventJson.read(
            Events.bytes(Events.json("S1", "cleared", "returned_unacknowledged", "high", 1, 0)));

    assertThat(new AlarmLine(new Texts(Language.EN), true).of(RAISED)).contains("\u001b[31mALARM");
    assertThat(new AlarmLine(new Texts(Language.EN), true).of(cleared))
        .contains("\u001b[33mCleared");
  }
}
