package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.Colour;
import id.suhu.app.cli.Texts;
import id.suhu.messages.AlarmRecord;

/**
 * The engine's answers in plain words, one line each.
 *
 * @param texts in the language that was asked for
 * @param colours whether a refusal is to be seen from afar
 */
record AnswerLine(Texts texts, boolean colours) {

  /**
   * The line, such as {@code S1/high: Acknowledged (active_acknowledged)} or {@code S1/high:
   * Refused: The alarm is not latched}.
   */
  String of(String alarmId, Answer answer) {
    AlarmRecord event = answer.event();
    StringBuilder words = new StringBuilder(texts.getOr("event." + event.event(), event.event()));
    if (answer.isAccepted()) {
      event
          .shelvedUntil()
          .ifPresent(until -> words.append(", ").append(texts.get("alarm.until", until)));
      words.append(" (").append(event.state()).append(')');
    } else {
      words.append(": ").append(texts.of(event.keterangan(), event.message()));
    }
    Colour colour = answer.isAccepted() ? Colour.GREEN : Colour.RED;
    return alarmId + ": " + colour.of(words.toString(), colours);
  }
}
