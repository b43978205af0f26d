package id.suhu.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Operator;
import id.suhu.core.alarm.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads and writes alarm events, the entries of the journal. */
public final class AlarmEventJson {

  private AlarmEventJson() {}

  /**
   * Writes an event as one JSON object, UTF-8.
   *
   * @param processedMs wall clock time of the decision, epoch milliseconds
   */
  public static byte[] write(AlarmEvent event, long processedMs) {
    return Json.object(
        json -> {
          json.writeStringField("alarm_id", event.alarmId());
          Json.text(json, "occurrence", event.occurrenceId());
          json.writeStringField("event", event.type().code());
          json.writeStringField("state", event.shown().code());
          json.writeBooleanField("active", event.state().active());
          json.writeBooleanField("acknowledged", event.state().acknowledged());
          json.writeStringField("severity", event.severity().code());
          json.writeStringField("sensor_id", event.sensor().text());
          Json.text(json, "machine_id", event.machine());
          json.writeStringField("rule", event.rule());
          Json.temperature(json, "temperature", event.temperatureCelsius());
          if (event.limit().isPresent()) {
            write(json, event.limit().get());
          }
          json.writeStringField("event_time", Timestamps.print(event.eventTimeMs()));
          json.writeStringField("processed_time", Timestamps.print(processedMs));
          json.writeNumberField("partition", event.position().partition());
          json.writeNumberField("offset", event.position().offset());
          if (event.operator().isPresent()) {
            write(json, event.operator().get());
          }
          if (event.type() == EventType.RE_ALARMED) {
            json.writeBooleanField("re_alarm", true);
          }
          json.writeStringField("Keterangan", event.text().indonesian());
          json.writeStringField("message", event.text().english());
        });
  }

  private static void write(JsonGenerator json, Limit limit) throws IOException {
    Json.temperature(json, "limit", OptionalDouble.of(limit.value()));
    if (limit.unit() != Limit.Unit.CELSIUS) {
      json.writeStringField("limit_unit", limit.unit().symbol());
    }
  }

  private static void write(JsonGenerator json, Operator operator) throws IOException {
    json.writeStringField("user", operator.user());
    json.writeStringField("comment", operator.comment());
    json.writeStringField("command_id", operator.commandId());
    if (operator.refusal().isPresent()) {
      json.writeStringField("reason", operator.refusal().get().reason().code());
    }
    if (operator.shelvedUntilMs().isPresent()) {
      json.writeStringField(
          "shelved_until", Timestamps.print(operator.shelvedUntilMs().getAsLong()));
    }
  }

  /**
   * Writes the answer to an invalid command as one JSON object, UTF-8: the event {@code refused},
   * with what could be read of the command.
   *
   * @param wallMs now, epoch milliseconds
   */
  public static byte[] writeRefusal(DecodedCommand.Faulty command, long wallMs) {
    Refusal refusal = Refusal.malformed(command.fault());
    return Json.object(
        json -> {
          Json.text(json, "alarm_id", command.alarmId());
          json.writeStringField("event", EventType.REFUSED.code());
          json.writeStringField("event_time", Timestamps.print(wallMs));
          json.writeStringField("processed_time", Timestamps.print(wallMs));
          Json.text(json, "user", command.user());
          Json.text(json, "comment", command.comment());
          Json.text(json, "command_id", command.commandId());
          json.writeStringField("reason", refusal.reason().code());
          json.writeStringField("Keterangan", refusal.text().indonesian());
          json.writeStringField("message", refusal.text().english());
        });
  }

  /**
   * Reads an event of the journal.
   *
   * @throws IllegalArgumentException if the bytes are not a JSON object with an alarm id
   */
  public static AlarmRecord read(byte[] bytes) {
    JsonNode json = Json.parse(bytes);
    String alarmId = Json.text(json, "alarm_id");
    // The answer to an invalid command may have no alarm.
    if (alarmId.isEmpty() && !Json.text(json, "event").equals(EventType.REFUSED.code())) {
      throw new IllegalArgumentException("alarm event has no member 'alarm_id'");
    }
    return new AlarmRecord(
        alarmId,
        Json.optionalText(json, "occurrence"),
        Json.text(json, "event"),
        Json.text(json, "state"),
        json.path("active").asBoolean(),
        json.path("acknowledged").asBoolean(),
        Json.text(json, "severity"),
        Json.text(json, "sensor_id"),
        Json.optionalText(json, "machine_id"),
        Json.text(json, "rule"),
        Json.optionalNumber(json, "temperature"),
        Json.optionalNumber(json, "limit"),
        Json.optionalText(json, "limit_unit").orElse(Limit.Unit.CELSIUS.symbol()),
        Json.text(json, "event_time"),
        Json.text(json, "processed_time"),
        json.path("partition").asInt(-1),
        json.path("offset").asLong(-1),
        readCommand(json),
        Json.text(json, "Keterangan"),
        Json.text(json, "message"));
  }

  private static Optional<AlarmRecord.Command> readCommand(JsonNode json) {
    return Json.optionalText(json, "command_id")
        .map(
            id ->
                new AlarmRecord.Command(
                    id,
                    Json.text(json, "user"),
                    Json.text(json, "comment"),
                    Json.optionalText(json, "reason"),
                    Json.optionalText(json, "shelved_until")));
  }
}
