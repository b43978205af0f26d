package id.suhu.web.live;

import com.fasterxml.jackson.core.JsonGenerator;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.Side;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.messages.Numbers;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import id.suhu.messages.Timestamps;
import id.suhu.view.live.SensorNow;
import id.suhu.view.live.SensorState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Writes a sensor with its state and the limits that apply to it. Thread-safe. */
public final class SensorJson {

  private final Function<SensorId, List<Rule>> rules;
  private final Map<String, List<Limits>> limits = new ConcurrentHashMap<>();

  private final Map<List<Limits>, List<Limits>> distinct = new ConcurrentHashMap<>();

  /**
   * The limits of a rule.
   *
   * @param rule its name
   * @param level the first limit
   * @param second the second one
   */
  private record Limits(String rule, Level level, Optional<Level> second) {}

  /**
   * Creates a writer.
   *
   * @param rules returns the rules of a sensor
   */
  public SensorJson(Function<SensorId, List<Rule>> rules) {
    this.rules = rules;
  }

  /** Writes a sensor as an object. */
  public void write(JsonGenerator json, SensorNow sensor) throws IOException {
    SensorState state = sensor.state();
    json.writeStartObject();
    json.writeStringField("sensor_id", sensor.sensorId());
    if (state.machine().isPresent()) {
      json.writeStringField("machine_id", state.machine().get());
    }
    if (sensor.celsius().isPresent()) {
      number(json, "temperature", sensor.celsius().getAsDouble());
      json.writeStringField("event_time", Timestamps.print(sensor.eventTimeMs()));
    }
    json.writeStringField("quality", state.quality());
    texts(json, "flags", state.flags());
    json.writeNumberField("readings", sensor.readings());
    json.writeNumberField("late_readings", sensor.lateReadings());
    texts(json, "rules", state.rules());
    json.writeArrayFieldStart("limits");
    for (Limits each : limits.computeIfAbsent(sensor.sensorId(), this::limitsOf)) {
      write(json, each);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("alarms");
    for (StatusRecord.Alarm alarm : state.alarms()) {
      SensorStatusJson.writeAlarm(json, alarm);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private List<Limits> limitsOf(String sensor) {
    if (SensorId.faultOf(sensor).isPresent()) {
      return List.of();
    }
    List<Limits> found =
        rules.apply(new SensorId(sensor)).stream()
            .filter(rule -> rule.condition() instanceof LevelCondition)
            .map(
                rule -> {
                  LevelCondition condition = (LevelCondition) rule.condition();
                  return new Limits(rule.name(), condition.level(), condition.second());
                })
            .toList();
    // Most sensors have the same.
    return distinct.computeIfAbsent(found, limits -> limits);
  }

  private static void write(JsonGenerator json, Limits limits) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", limits.rule());
    json.writeStringField("side", limits.level().side() == Side.HIGH ? "high" : "low");
    number(json, "limit", limits.level().limitCelsius());
    json.writeStringField("severity", limits.level().severity().code());
    number(json, "deadband", limits.level().deadbandCelsius());
    if (limits.second().isPresent()) {
      number(json, "second_limit", limits.second().get().limitCelsius());
      json.writeStringField("second_severity", limits.second().get().severity().code());
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, double celsius) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Numbers.temperature(celsius));
  }
}
