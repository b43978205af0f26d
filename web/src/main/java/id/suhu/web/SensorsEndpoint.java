package id.suhu.web;

import id.suhu.core.rule.Glob;
import id.suhu.messages.Quoted;
import id.suhu.view.live.LivePlant;
import id.suhu.view.live.RecentValues;
import id.suhu.view.live.SensorNow;
import id.suhu.web.live.SensorJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /api/sensors}: sensors with their states and limits; {@code /api/sensors/recent}: the
 * temperatures of some sensors in the last minutes.
 */
final class SensorsEndpoint {

  private static final int MOST_RECENT = 100;

  private final LivePlant plant;
  private final SensorJson sensorJson;

  SensorsEndpoint(LivePlant plant, SensorJson sensorJson) {
    this.plant = plant;
    this.sensorJson = sensorJson;
  }

  void get(Context request) throws IOException {
    Optional<Glob> pattern = new Parameters(request, "sensor").sensors();
    List<SensorNow> sensors =
        plant.sensors().stream()
            .filter(each -> pattern.isEmpty() || pattern.get().matches(each.sensorId()))
            .sorted(Comparator.comparing(SensorNow::sensorId))
            .toList();
    Answers.array(
        request,
        json -> {
          for (SensorNow sensor : sensors) {
            sensorJson.write(json, sensor);
          }
        });
  }

  void recent(Context request) throws IOException {
    Map<String, List<String>> given = Parameters.given(request);
    List<String> ids = given.getOrDefault("sensor", List.of());
    if (ids.isEmpty() || ids.size() > MOST_RECENT || given.size() > 1) {
      throw ApiException.badRequest(
          "the parameters must be 1 to %d of 'sensor', each with the id of a sensor"
              .formatted(MOST_RECENT));
    }
    Answers.array(
        request,
        json -> {
          for (String id : ids) {
            RecentValues recent = recent(id);
            json.writeStartObject();
            json.writeStringField("sensor_id", id);
            json.writeNumberField("last_ms", recent.lastMs());
            json.writeNumberField("interval_ms", recent.intervalMs());
            json.writeArrayFieldStart("highest");
            for (float celsius : recent.celsius()) {
              if (Float.isNaN(celsius)) {
                json.writeNull();
              } else {
                json.writeNumber(Math.round(celsius * 100) / 100f);
              }
            }
            json.writeEndArray();
            json.writeEndObject();
          }
        });
  }

  private RecentValues recent(String id) {
    return plant
        .recent(id)
        .orElseThrow(
            () -> ApiException.notFound("there is no sensor '%s'".formatted(Quoted.shortened(id))));
  }
}
