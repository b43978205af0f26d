package id.suhu.web;

import com.fasterxml.jackson.core.JsonGenerator;
import id.suhu.core.history.Point;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.Rollup;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Durations;
import id.suhu.messages.Quoted;
import id.suhu.messages.Timestamps;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code GET /api/readings}: without a range, the latest reading of a sensor or of all; with one,
 * the readings in it, at most some points of them, or their rollups.
 */
final class ReadingsEndpoint {

  private static final int MOST_POINTS = 100_000;
  private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(1);
  private static final int MOST_PERIODS = 1_000_000;

  private final History history;

  ReadingsEndpoint(History history) {
    this.history = history;
  }

  void get(Context request) throws IOException {
    Parameters parameters = new Parameters(request, "sensor", "from", "to", "points", "period");
    Optional<SensorId> sensor = parameters.sensor();
    OptionalInt points = parameters.number("points", ReadingStore.LEAST_POINTS, MOST_POINTS);
    Optional<Duration> period = parameters.duration("period", SHORTEST_PERIOD);
    ReadingStore store = history.store();
    if (points.isPresent() && period.isPresent()) {
      throw ApiException.badRequest("points and period are both given; only one is possible");
    } else if (points.isPresent()) {
      points(request, store.points(one(sensor), parameters.range(), points.getAsInt()));
    } else if (period.isPresent()) {
      rollups(request, rollups(store, one(sensor), parameters.range(), period.get()));
    } else if (parameters.has("from") || parameters.has("to")) {
      TimeRange range = parameters.range();
      Answers.array(
          request,
          json -> store.readings(sensor, range, History.to(reading -> write(json, reading))));
    } else {
      latest(request, store, sensor);
    }
  }

  private static SensorId one(Optional<SensorId> sensor) {
    return sensor.orElseThrow(
        () ->
            ApiException.badRequest(
                "parameter 'sensor' is missing; points and periods are of one sensor"));
  }

  private static List<Rollup> rollups(
      ReadingStore store, SensorId sensor, TimeRange range, Duration period) {
    boolean many = (range.toMs() / 2 - range.fromMs() / 2) / period.toMillis() > MOST_PERIODS / 2;
    if (many && period.compareTo(Duration.ofMinutes(1)) < 0) {
      throw ApiException.badRequest(
          "the range has more than %d periods of %s; choose a shorter range or a longer period"
              .formatted(MOST_PERIODS, Durations.print(period)));
    }
    return store.rollups(sensor, range, period);
  }

  private static void latest(Context request, ReadingStore store, Optional<SensorId> sensor)
      throws IOException {
    List<Reading> latest =
        sensor.map(each -> store.latest(each).stream().toList()).orElseGet(store::latest);
    if (sensor.isPresent() && latest.isEmpty()) {
      throw ApiException.notFound(
          "no reading of sensor '%s' is stored".formatted(Quoted.shortened(sensor.get().text())));
    }
    Answers.array(
        request,
        json -> {
          for (Reading reading : latest) {
            write(json, reading);
          }
        });
  }

  private static void write(JsonGenerator json, Reading reading) throws IOException {
    json.writeStartObject();
    json.writeStringField("event_time", Timestamps.print(reading.eventTimeMs()));
    json.writeStringField("sensor_id", reading.sensor().text());
    Answers.celsius(json, "temperature", reading.celsius());
    if (reading.machine().isPresent()) {
      json.writeStringField("machine_id", reading.machine().get());
    }
    json.writeEndObject();
  }

  private static void points(Context request, List<Point> points) throws IOException {
    Answers.array(
        request,
        json -> {
          for (Point point : points) {
            json.writeStartObject();
            json.writeStringField("event_time", Timestamps.print(point.timeMs()));
            Answers.celsius(json, "temperature", point.celsius());
            json.writeEndObject();
          }
        });
  }

  private static void rollups(Context request, List<Rollup> rollups) throws IOException {
    Answers.array(
        request,
        json -> {
          for (Rollup rollup : rollups) {
            json.writeStartObject();
            json.writeStringField("event_time", Timestamps.print(rollup.startMs()));
            json.writeNumberField("count", rollup.count());
            Answers.celsius(json, "minimum", rollup.minimum());
            Answers.celsius(json, "mean", rollup.mean());
            Answers.celsius(json, "maximum", rollup.maximum());
            json.writeEndObject();
          }
        });
  }
}
