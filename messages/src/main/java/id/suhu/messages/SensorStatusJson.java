package id.suhu.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.sensor.AlarmStatus;
import id.suhu.core.sensor.LatestReading;
import id.suhu.core.sensor.SensorStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Reads and writes sensor statuses. */
public final class SensorStatusJson {

  private SensorStatusJson() {}

  /**
   * Writes a status as one JSON object, UTF-8.
   *
   * @param processedMs current wall clock time, epoch milliseconds
   */
  public static byte[] write(SensorStatus status, long processedMs) {
    return Json.object(
        json -> {
          json.writeStringField("sensor_id", status.sensor().text());
          Json.text(json, "machine_id", status.machine());
          if (status.latest().isPresent()) {
            LatestReading latest = status.latest().get();
            Json.temperature(json, "temperature", OptionalDouble.of(latest.celsius()));
            json.writeStringField("event_time", Timestamps.print(latest.eventTimeMs()));
          }
          json.writeStringField("quality", status.quality().code());
          json.writeArrayFieldStart("flags");
          if (status.latest().isPresent() && status.latest().get().clockSuspect()) {
            json.writeString("clock");
          }
          json.writeEndArray();
          json.writeNumberField("readings", status.readings());
          json.writeNumberField("late_readings", status.lateReadings());
          json.writeStringField("processed_time", Timestamps.print(processedMs));
          json.writeArrayFieldStart("rules");
          for (String rule : status.rules()) {
            json.writeString(rule);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("alarms");
          for (AlarmStatus alarm : status.alarms()) {
            writeAlarm(json, record(new AlarmId(status.sensor(), alarm.rule()), alarm));
          }
          json.writeEndArray();
        });
  }

  private static StatusRecord.Alarm record(AlarmId id, AlarmStatus alarm) {
    return new StatusRecord.Alarm(
        id.toString(),
        id.occurrence(alarm.occurrence()),
        alarm.rule(),
        alarm.state(),
        alarm.active(),
        alarm.acknowledged(),
        alarm.severity().code(),
        Timestamps.print(alarm.raisedMs()));
  }

  /** Writes an alarm of a status as one JSON object. */
  public static void writeAlarm(JsonGenerator json, StatusRecord.Alarm alarm) throws IOException {
    json.writeStartObject();
    json.writeStringField("alarm_id", alarm.alarmId());
    json.writeStringField("occurrence", alarm.occurrence());
    json.writeStringField("rule", alarm.rule());
    json.writeStringField("state", alarm.state());
    json.writeBooleanField("active", alarm.active());
    json.writeBooleanField("acknowledged", alarm.acknowledged());
    json.writeStringField("severity", alarm.severity());
    json.writeStringField("raised_time", alarm.raisedTime());
    json.writeEndObject();
  }

  /**
   * Reads a status of the status topic.
   *
   * @throws IllegalArgumentException if the bytes are not a JSON object with a sensor id
   */
  public static StatusRecord read(byte[] bytes) {
    JsonNode json = Json.parse(bytes);
    String sensorId = Json.text(json, "sensor_id");
    if (sensorId.isEmpty()) {
      throw new IllegalArgumentException("status has no member 'sensor_id'");
    }
    List<StatusRecord.Alarm> alarms = new ArrayList<>();
    json.path("alarms").forEach(alarm -> alarms.add(readAlarm(alarm)));
    return new StatusRecord(
        sensorId,
        Json.optionalText(json, "machine_id"),
        Json.optionalNumber(json, "temperature"),
        Json.optionalText(json, "event_time"),
        Json.text(json, "quality"),
        texts(json.path("flags")),
        json.path("readings").asLong(),
        json.path("late_readings").asLong(),
        Json.text(json, "processed_time"),
        texts(json.path("rules")),
        alarms);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static StatusRecord.Alarm readAlarm(JsonNode json) {
    return new StatusRecord.Alarm(
        Json.text(json, "alarm_id"),
        Json.text(json, "occurrence"),
        Json.text(json, "rule"),
        Json.text(json, "state"),
        json.path("active").asBoolean(),
        json.path("acknowledged").asBoolean(),
        Json.text(json, "severity"),
        Json.text(json, "raised_time"));
  }
}
