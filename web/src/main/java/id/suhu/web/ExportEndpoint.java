package id.suhu.web;

import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.messages.Quoted;
import id.suhu.recording.EventWriter;
import id.suhu.recording.FileFormat;
import id.suhu.recording.ReadingWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code GET /api/export/readings.csv}, {@code alarms.jsonl} and so on: rows in the order of time,
 * in a file format, written as they are read.
 */
final class ExportEndpoint {

  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(5);

  private final History history;

  ExportEndpoint(History history) {
    this.history = history;
  }

  void readings(Context request) throws IOException {
    Parameters parameters = new Parameters(request, "sensor", "from", "to");
    FileFormat format = format(request);
    Optional<Glob> sensors = parameters.sensors();
    TimeRange range = parameters.range();
    ReadingStore store = visible(history.store());
    request.contentType(format.mediaType());
    ReadingWriter file = format.openReadings(request.outputStream());
    store.readings(
        only(sensors),
        range,
        History.to(
            reading -> {
              if (matches(sensors, reading.sensor().text())) {
                file.write(
                    reading.eventTimeMs(), reading.sensor(), reading.celsius(), reading.machine());
              }
            }));
    // Not after a failure: what it would write at the end makes a part look complete.
    file.close();
  }

  void alarms(Context request) throws IOException {
    Parameters parameters = new Parameters(request, "sensor", "from", "to");
    FileFormat format = format(request);
    Optional<Glob> sensors = parameters.sensors();
    TimeRange range = parameters.range();
    ReadingStore store = visible(history.store());
    request.contentType(format.mediaType());
    EventWriter file = format.openEvents(request.outputStream());
    store.events(
        only(sensors),
        range,
        History.to(
            event -> {
              if (matches(sensors, event.sensor())) {
                file.write(event);
              }
            }));
    file.close();
  }

  /** Waits a moment for what was committed: an export right after an import has all of it. */
  private static ReadingStore visible(ReadingStore store) {
    boolean unused = store.awaitVisible(VISIBLE_WITHIN);
    return store;
  }

  /** Returns the sensor, if the pattern is an id. */
  private static Optional<SensorId> only(Optional<Glob> sensors) {
    return sensors
        .filter(Glob::isLiteral)
        .map(Glob::pattern)
        .filter(id -> SensorId.faultOf(id).isEmpty())
        .map(SensorId::new);
  }

  private static boolean matches(Optional<Glob> sensors, String id) {
    return sensors.isEmpty() || sensors.get().matches(id);
  }

  private static FileFormat format(Context request) {
    String name = request.pathParam("format");
    return Arrays.stream(FileFormat.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "there is no file format '%s'; there are csv, jsonl and parquet"
                        .formatted(Quoted.shortened(name))));
  }
}
