package id.suhu.app.cli.alarms.operator;

import id.suhu.cli.Colour;
import id.suhu.cli.JsonLine;
import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.AlarmRecord.Command;
import id.suhu.view.operator.Outcome;
import id.suhu.view.operator.OutcomeJson;

/** The outcome of a command, as a line. */
final class OutcomeLine {

  private OutcomeLine() {}

  /**
   * Returns the line, such as {@code S1/high: Acknowledged (active_acknowledged)} or {@code
   * S1/high: Refused: The alarm is not latched}.
   */
  static String text(Outcome outcome, Texts texts, boolean colours) {
    Colour colour =
        switch (outcome.result()) {
          case ACCEPTED -> Colour.GREEN;
          case REFUSED -> Colour.RED;
          case UNANSWERED -> Colour.YELLOW;
        };
    String words =
        outcome
            .answer()
            .map(event -> words(event, outcome.isAccepted(), texts))
            .orElseGet(() -> texts.get("operator.no_answer"));
    return Printable.of(outcome.order().alarm().toString())
        + ": "
        + colour.of(Printable.of(words), colours);
  }

  private static String words(AlarmRecord event, boolean accepted, Texts texts) {
    String name = texts.getOr("event." + event.event(), event.event());
    if (!accepted) {
      return name + ": " + texts.of(event.keterangan(), event.message());
    }
    String until =
        event
            .command()
            .flatMap(Command::shelvedUntil)
            .map(time -> " " + texts.get("alarm.until", time))
            .orElse("");
    return name + until + " (" + event.state() + ")";
  }

  static String json(Outcome outcome) {
    return JsonLine.of(json -> OutcomeJson.write(json, outcome));
  }
}
