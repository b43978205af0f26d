package id.suhu.view.operator;

import com.fasterxml.jackson.core.JsonGenerator;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.AlarmRecord.Command;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** An {@link Outcome} as the members of a JSON object. */
public final class OutcomeJson {

  private OutcomeJson() {}

  /** Writes the members. */
  public static void write(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStringField("alarm_id", outcome.order().alarm().toString());
    json.writeStringField("command_id", outcome.order().command().id());
    json.writeStringField("result", outcome.result().name().toLowerCase(Locale.ROOT));
    if (outcome.answer().isPresent()) {
      write(json, outcome.answer().get(), outcome.isAccepted());
    }
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
