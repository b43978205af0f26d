package id.suhu.app.cli.alarms.operator;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.messages.AlarmEventJson;
import id.suhu.testkit.JournalEvents;
import id.suhu.view.operator.Order;
import id.suhu.view.operator.Outcome;
import id.suhu.view.operator.Request;
import id.suhu.view.operator.Target;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeLineTest {

  private static final Order ORDER =
      Order.of(
          Target.named(AlarmId.of("S1/high").orElseThrow()),
          new Request(new Shelve(Duration.ofHours(2)), "repair", alarm -> true),
          "c-1",
          "budi");

  private static final Outcome SHELVED =
      answer(
          """
          {"alarm_id":"S1/high","event":"shelved","state":"shelved","command_id":"c-1",\
          "shelved_until":"2026-03-01T09:00:00.000Z"}""");

  private static final Outcome REFUSED =
      answer(
          """
          {"alarm_id":"S1/high","event":"refused","state":"shelved","command_id":"c-1",\
          "reason":"already_shelved","Keterangan":"Alarm sudah ditunda oleh ani: x\\u001b[2J",\
          "message":"The alarm is already shelved by ani: x\\u001b[2J"}""");

  private static final Outcome NONE = new Outcome(ORDER, Optional.empty());

  private static Outcome answer(String json) {
    return new Outcome(ORDER, Optional.of(AlarmEventJson.read(JournalEvents.bytes(json))));
  }

  private static String text(Outcome outcome) {
    return OutcomeLine.text(outcome, new Texts(Language.EN), false);
  }

  @Test
  void tellsTheNewStateOfAnExecutedCommand() {
    assertThat(SHELVED.isAccepted()).isTrue();
    assertThat(text(SHELVED))
        .isEqualTo("S1/high: Shelved until 2026-03-01T09:00:00.000Z (shelved)");
    assertThat(OutcomeLine.json(SHELVED))
        .isEqualTo(
            """
            {"alarm_id":"S1/high","command_id":"c-1","result":"accepted","state":"shelved",\
            "shelved_until":"2026-03-01T09:00:00.000Z"}""");
  }

  @Test
  void tellsWhyACommandWasRefused() {
    assertThat(REFUSED.isAccepted()).isFalse();
    assertThat(text(REFUSED))
        .isEqualTo("S1/high: Refused: The alarm is already shelved by ani: x\\u001B[2J");
    assertThat(OutcomeLine.json(REFUSED))
        .startsWith(
            """
            {"alarm_id":"S1/high","command_id":"c-1","result":"refused","state":"shelved",\
            "reason":"already_shelved","Keterangan":"Alarm sudah""")
        .endsWith("\"message\":\"The alarm is already shelved by ani: x\\u001B[2J\"}");
  }

  @Test
  void tellsThatThereIsNoAnswer() {
    assertThat(NONE.isAccepted()).isFalse();
    assertThat(text(NONE)).isEqualTo("S1/high: No answer");
    assertThat(OutcomeLine.json(NONE))
        .isEqualTo("{\"alarm_id\":\"S1/high\",\"command_id\":\"c-1\",\"result\":\"unanswered\"}");
  }
}
