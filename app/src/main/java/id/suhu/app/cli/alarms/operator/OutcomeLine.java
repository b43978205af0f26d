package id.suhu.app.cli.alarms.operator;

import com.fasterxml.jackson.core.JsonGenerator;
import id.suhu.cli.Colour;
import id.suhu.cli.JsonLine;
import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.AlarmRecord.Command;
import id.suhu.view.operator.Outcome;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

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
    return JsonLine.of(
        json -> {
          json.writeStringField("alarm_id", outcome.order().alarm().toString());
          json.writeStringField("command_id", outcome.order().command().id());
          json.writeStringField("result", outcome.result().name().toLowerCase(Locale.ROOT));
          if (outcome.answer().isPresent()) {
            write(json, outcome.answer().get(), outcome.isAccepted());
          }
        });
  }

  private static void write(JsonGenerator json, AlarmRecord event, boolean accepted)
      throws IOException {
    // A refused command to an alarm that does not exist may have no state.
    write(json, "state", Optional.of(event.state()).filter(state -> !state.isEmpty()));
    write(json, "shelved_until", event.command().flatMap(Command::shelvedUntil));
    write(json, "reason", event.command().flatMap(Command::refusal));
    if (!accepted) {
      json.writeStringField("Keterangan", event.keterangan());
      json.writeStringField("message", event.message());
    }
  }

  private static void write(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }
}
