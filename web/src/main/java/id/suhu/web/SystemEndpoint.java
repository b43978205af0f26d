package id.suhu.web;

import com.fasterxml.jackson.core.JsonGenerator;
import id.suhu.messages.Timestamps;
import id.suhu.view.status.RejectedRecord;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /api/rejected}: the newest rejected records; {@code /api/disk}: the disk of the data.
 */
final class SystemEndpoint {

  private static final int MOST_REJECTED = 100;
  private static final int DEFAULT_REJECTED = 20;

  private final WebParts parts;

  SystemEndpoint(WebParts parts) {
    this.parts = parts;
  }

  void rejected(Context request) throws IOException {
    int newest =
        new Parameters(request, "newest")
            .number("newest", 1, MOST_REJECTED)
            .orElse(DEFAULT_REJECTED);
    List<RejectedRecord> records = parts.rejected().apply(newest);
    Answers.array(
        request,
        json -> {
          for (RejectedRecord record : records) {
            write(json, record);
          }
        });
  }

  private static void write(JsonGenerator json, RejectedRecord record) throws IOException {
    json.writeStartObject();
    json.writeStringField("reason", record.reason());
    json.writeStringField("rejected_time", Timestamps.print(record.timeMs()));
    if (record.offset() >= 0) {
      json.writeNumberField("partition", record.partition());
      json.writeNumberField("offset", record.offset());
    }
    json.writeStringField("sample", record.sample());
    json.writeEndObject();
  }

  void disk(Context request) throws IOException {
    var unused = new Parameters(request);
    Optional<DiskSpace> found = parts.disk().get();
    DiskSpace disk =
        found.orElseThrow(() -> ApiException.unavailable("the disk's space cannot be read"));
    Answers.object(
        request,
        json -> {
          json.writeStringField("folder", disk.folder());
          json.writeNumberField("free_bytes", disk.freeBytes());
          json.writeNumberField("total_bytes", disk.totalBytes());
          if (disk.lasts().isPresent()) {
            json.writeNumberField("lasts_seconds", disk.lasts().get().toSeconds());
          }
        });
  }
}
