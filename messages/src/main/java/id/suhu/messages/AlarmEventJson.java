package id.suhu.messages;

import com.fasterxml.jackson.databind.JsonNode;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.Refusal;
import java.util.OptionalDouble;

/** Alarm events: the entries of the journal. */
public final class AlarmEventJson {

  private AlarmEventJson() {}

  /**
   * An event as one JSON object, UTF-8.
   *
   * @param processedMs the wall clock when it was decided, epoch milliseconds
   */
  public static byte[] write(AlarmEvent event, long processedMs) {
    return Json.object(
        json -> {
          json.writeStringField("alarm_id", event.alarmId());
          Json.text(json, "occurrence", event.occurrenceId());
          json.writeStringField("event", event.type().code());
          json.writeStringField("state", event.state().code());
          json.writeBooleanField("active", event.active());
          json.writeBooleanField("acknowledged", event.acknowledged());
          json.writeStringField("severity", event.severity().code());
          json.writeStringField("sensor_id", event.sensor().text());
          Json.text(json, "machine_id", event.machine());
          json.writeStringField("rule", event.rule());
          Json.number(json, "temperature", event.temperatureCelsius());
          Json.number(json, "limit", event.limit());
          Json.number(json, "rate", thousandths(event.ratePerMinute()));
          json.writeStringField("event_time", Timestamps.print(event.eventTimeMs()));
          json.writeStringField("processed_time", Timestamps.print(processedMs));
          json.writeNumberField("partition", event.position().partition());
          json.writeNumberField("offset", event.position().offset());
          if (event.command().isPresent()) {
            AlarmCommand command = event.command().get();
            json.writeStringField("user", command.user());
            json.writeStringField("comment", command.comment());
            json.writeStringField("command_id", command.id());
          }
          if (event.refusal().isPresent()) {
            json.writeStringField("reason", event.refusal().get().reason().code());
          }
          if (event.shelvedUntilMs().isPresent()) {
            json.writeStringField(
                "shelved_until", Timestamps.print(event.shelvedUntilMs().getAsLong()));
          }
          if (event.type() == EventType.RE_ALARMED) {
            json.writeBooleanField("re_alarm", true);
          }
          json.writeStringField("Keterangan", event.text().indonesian());
          json.writeStringField("message", event.text().english());
        });
  }

  /** Nobody measures a rate more finely. */
  private static OptionalDouble thousandths(OptionalDouble rate) {
    return rate.isPresent() ? OptionalDouble.of(Math.rint(rate.getAsDouble() * 1000) / 1000) : rate;
  }

  /**
   * The event {@code refused} for a command that concerns no alarm there is, as one JSON object,
   * UTF-8.
   *
   * @param command what could be read of it
   * @param wallMs now, epoch milliseconds
   */
  public static byte[] writeRefusal(DecodedCommand.Faulty command, Refusal refusal, long wallMs) {
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
   * An event as it stands in the journal.
   *
   * @throws IllegalArgumentException if the bytes are no JSON object, or it names no alarm
   */
  public static AlarmRecord read(byte[] bytes) {
    JsonNode json = Json.parse(bytes);
    String alarmId = Json.text(json, "alarm_id");
    // The answer to what is no command may have no alarm to name.
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
        Json.optionalNumber(json, "rate"),
        Json.text(json, "event_time"),
        Json.text(json, "processed_time"),
        json.path("partition").asInt(-1),
        json.path("offset").asLong(-1),
        Json.optionalText(json, "user"),
        Json.optionalText(json, "comment"),
        Json.optionalText(json, "command_id"),
        Json.optionalText(json, "reason"),
        Json.optionalText(json, "shelved_until"),
        json.path("re_alarm").asBoolean(),
        Json.text(json, "Keterangan"),
        Json.text(json, "message"));
  }
}
