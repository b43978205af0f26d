package id.suhu.web.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import id.suhu.messages.Numbers;
import id.suhu.messages.Timestamps;
import id.suhu.view.live.AlarmNow;
import id.suhu.view.live.Behind;
import id.suhu.view.live.PlantChanges;
import id.suhu.view.live.PlantTotals;
import id.suhu.view.live.SensorNow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The feed's server-sent events:
 *
 * <ul>
 *   <li>{@code snapshot}: what follows is the whole plant; everything known before is void;
 *   <li>{@code sensors}: an array of sensors with their states, as in {@code /api/sensors};
 *   <li>{@code values}: an array of {@code [sensor id, °C, event time in ms]} where only the newest
 *       reading has changed;
 *   <li>{@code alarm}: an event of the journal;
 *   <li>{@code end}: all changes up to its id have been sent;
 *   <li>{@code plant}: each second, numbers of the whole plant.
 * </ul>
 *
 * <p>The id is {@code <run>-<number of the last change>}. Thread-safe.
 */
final class LiveText {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Sensors in one event: a browser handles an event in one piece. */
  private static final int SENSORS_PER_EVENT = 1_000;

  private final String run;
  private final SensorJson sensorJson;

  /**
   * Creates the text of a run of the server.
   *
   * @param run distinguishes its numbers from those of other runs
   */
  LiveText(String run, SensorJson sensorJson) {
    this.run = run;
    this.sensorJson = sensorJson;
  }

  /** Writes the data of an event. */
  @FunctionalInterface
  private interface Data {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Returns the number in an event's id; empty if it is not of this run. */
  OptionalLong number(String id) {
    int dash = id.lastIndexOf('-');
    if (dash < 0 || !id.substring(0, dash).equals(run)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(id.substring(dash + 1)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Returns the events of changes; no bytes if there are none.
   *
   * @param snapshot whether they are the whole plant
   */
  byte[] changes(PlantChanges changes, boolean snapshot) {
    ByteArrayOutputStream events = new ByteArrayOutputStream();
    if (snapshot) {
      event(
          events,
          "snapshot",
          json -> {
            json.writeStartObject();
            json.writeNumberField("sensors", changes.sensors().size());
            json.writeEndObject();
          });
    }
    for (List<SensorNow> part : parts(changes.sensors())) {
      event(
          events,
          "sensors",
          json -> {
            json.writeStartArray();
            for (SensorNow sensor : part) {
              sensorJson.write(json, sensor);
            }
            json.writeEndArray();
          });
    }
    for (List<SensorNow> part : parts(changes.values())) {
      event(events, "values", json -> values(json, part));
    }
    for (AlarmNow alarm : changes.alarms()) {
      text(events, "event: alarm\ndata: ");
      text(events, alarm.json());
      text(events, "\n\n");
    }
    if (events.size() > 0) {
      // Only here: a client that is cut off before has to receive all of them again.
      text(events, "id: %s-%d\nevent: end\ndata: {}\n\n".formatted(run, changes.number()));
    }
    return events.toByteArray();
  }

  private static List<List<SensorNow>> parts(List<SensorNow> sensors) {
    List<List<SensorNow>> parts = new ArrayList<>();
    for (int i = 0; i < sensors.size(); i += SENSORS_PER_EVENT) {
      parts.add(sensors.subList(i, Math.min(sensors.size(), i + SENSORS_PER_EVENT)));
    }
    return parts;
  }

  private static void values(JsonGenerator json, List<SensorNow> sensors) throws IOException {
    json.writeStartArray();
    for (SensorNow sensor : sensors) {
      if (sensor.celsius().isPresent()) {
        json.writeStartArray();
        json.writeString(sensor.sensorId());
        json.writeNumber(Numbers.temperature(sensor.celsius().getAsDouble()));
        json.writeNumber(sensor.eventTimeMs());
        json.writeEndArray();
      }
    }
    json.writeEndArray();
  }

  /** Returns the event with numbers of the whole plant. */
  byte[] plant(
      long nowMs, String engine, PlantTotals totals, Behind behind, OptionalLong awaySinceMs) {
    ByteArrayOutputStream events = new ByteArrayOutputStream();
    event(
        events,
        "plant",
        json -> {
          json.writeStartObject();
          json.writeStringField("time", Timestamps.print(nowMs));
          json.writeStringField("engine", engine);
          json.writeNumberField("sensors", totals.sensors());
          json.writeNumberField("active_alarms", totals.activeAlarms());
          json.writeNumberField("judged", totals.judged());
          json.writeNumberField("late_sensors", behind.sensors());
          json.writeNumberField("late_ms", behind.longestMs());
          if (awaySinceMs.isPresent()) {
            json.writeStringField("kafka_away_since", Timestamps.print(awaySinceMs.getAsLong()));
          }
          json.writeEndObject();
        });
    return events.toByteArray();
  }

  private static void event(ByteArrayOutputStream events, String name, Data data) {
    text(events, "event: " + name + "\ndata: ");
    try (JsonGenerator json = FACTORY.createGenerator(events)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      data.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    text(events, "\n\n");
  }

  private static void text(ByteArrayOutputStream events, String text) {
    events.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
