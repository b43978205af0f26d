package id.suhu.messages;

import com.fasterxml.jackson.databind.JsonNode;
import id.suhu.core.alarm.AlarmEvent;

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
          json.writeStringField("state", event.state().code());
          json.writeBooleanField("active", event.state().active());
          json.writeBooleanField("acknowledged", event.state().acknowledged());
          json.writeStringField("severity", event.severity().code());
          json.writeStringField("sensor_id", event.sensor().text());
          Json.text(json, "machine_id", event.machine());
          json.writeStringField("rule", event.rule());
          Json.temperature(json, "temperature", event.temperatureCelsius());
          Json.temperature(json, "limit", event.limitCelsius());
          json.writeStringField("event_time", Timestamps.print(event.eventTimeMs()));
          json.writeStringField("processed_time", Timestamps.print(processedMs));
          json.writeNumberField("partition", event.position().partition());
          json.writeNumberField("offset", event.position().offset());
          json.writeStringField("Keterangan", event.text().indonesian());
          json.writeStringField("message", event.text().english());
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
    if (alarmId.isEmpty()) {
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
        Json.text(json, "event_time"),
        Json.text(json, "processed_time"),
        json.path("partition").asInt(-1),
        json.path("offset").asLong(-1),
        Json.text(json, "Keterangan"),
        Json.text(json, "message"));
  }
}
