package id.suhu.web;

import id.suhu.messages.PlantStatusJson;
import id.suhu.messages.StoreStatus;
import id.suhu.messages.StoreStatusJson;
import io.javalin.http.Context;

/**
 * {@code GET /api/status}: the counts of the plant and its store; {@code /api/store}: the latter.
 */
final class StatusEndpoint {

  private final WebParts parts;

  StatusEndpoint(WebParts parts) {
    this.parts = parts;
  }

  void get(Context request) {
    var unused = new Parameters(request);
    byte[] json = PlantStatusJson.write(parts.plant().get(), parts.storeStatus().get());
    request.contentType(Answers.JSON).result(json);
  }

  void store(Context request) {
    var unused = new Parameters(request);
    StoreStatus status =
        parts
            .storeStatus()
            .get()
            .orElseThrow(
                () -> ApiException.notFound("this process does not store: store.enabled is false"));
    request.contentType(Answers.JSON).result(StoreStatusJson.write(status));
  }
}
