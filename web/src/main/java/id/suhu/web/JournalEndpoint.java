package id.suhu.web;

import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.SensorId;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** {@code GET /api/alarms/journal}: stored alarm events as they were written. */
final class JournalEndpoint {

  private final History history;

  JournalEndpoint(History history) {
    this.history = history;
  }

  void get(Context request) throws IOException {
    Parameters parameters = new Parameters(request, "sensor", "from", "to");
    Optional<SensorId> sensor = parameters.sensor();
    TimeRange range = parameters.range();
    var store = history.store();
    Answers.array(
        request,
        json -> store.events(sensor, range, History.to(event -> json.writeRawValue(event.json()))));
  }
}
