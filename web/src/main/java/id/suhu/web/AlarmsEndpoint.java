package id.suhu.web;

import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.operator.Outcome;
import id.suhu.view.operator.OutcomeJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/**
 * {@code GET /api/alarms}: the alarms that are not at rest; {@code POST /api/alarms/acknowledge}
 * and the like: operators' commands, with the engine's answers.
 */
final class AlarmsEndpoint {

  private final WebParts parts;

  AlarmsEndpoint(WebParts parts) {
    this.parts = parts;
  }

  void get(Context request) throws IOException {
    var unused = new Parameters(request);
    List<OpenAlarm> alarms = parts.alarms().get();
    Answers.array(
        request,
        json -> {
          for (OpenAlarm alarm : alarms) {
            json.writeRawValue(alarm.toJson());
          }
        });
  }

  void post(Context request) throws IOException {
    var unused = new Parameters(request);
    OrderBody body = OrderBody.read(request);
    List<Outcome> outcomes = parts.operators().give(body.orders(), body.repeatable());
    Answers.array(
        request,
        json -> {
          for (Outcome outcome : outcomes) {
            json.writeStartObject();
            OutcomeJson.write(json, outcome);
            json.writeEndObject();
          }
        });
  }
}
