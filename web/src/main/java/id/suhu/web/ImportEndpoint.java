package id.suhu.web;

import id.suhu.core.history.Appended;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.messages.Quoted;
import id.suhu.recording.ColumnChoice;
import id.suhu.recording.RecordedReading;
import id.suhu.recording.Recording;
import id.suhu.recording.RecordingException;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /api/import/readings}: stores readings of the past, which are judged by no alarm. The
 * body is JSON lines as in an export. The same request again changes nothing and has the same
 * answer.
 */
final class ImportEndpoint {

  /** How much later than now an event time may be, as for readings that arrive. */
  private static final Duration AHEAD = Duration.ofSeconds(60);

  private static final int MOST_IMPORTS = 1 << 30;
  private static final int MOST_ROWS = 2_000_000_000;

  /** Of one request: its readings are in memory, which the alarms need. */
  private static final int MOST_IN_A_REQUEST = 50_000;

  private static final String JSON_LINES = "application/x-ndjson";

  private final WebParts parts;

  ImportEndpoint(WebParts parts) {
    this.parts = parts;
  }

  void post(Context request) throws IOException {
    Parameters parameters = new Parameters(request, "import", "row");
    // Also keeps other sites' pages out: a browser asks before it sends this type.
    String type = request.header("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().equals(JSON_LINES)) {
      throw ApiException.unsupportedType(
          "the content type is '%s'; it must be %s"
              .formatted(type == null ? "" : Quoted.shortened(type), JSON_LINES));
    }
    long first =
        ((long) parameters.required("import", 0, MOST_IMPORTS) << 32)
            + parameters.required("row", 0, MOST_ROWS);
    List<RecordedReading> rows = rows(request);
    List<Reading> readings = new ArrayList<>(rows.size());
    long nowMs = parts.clock().millis();
    long oldestMs = nowMs - parts.retention().toMillis();
    long latestMs = nowMs + AHEAD.toMillis();
    for (RecordedReading row : rows) {
      if (row.timeMs() >= oldestMs && row.timeMs() <= latestMs) {
        // Its line tells it from the others, also if it is sent again.
        readings.add(reading(row, nowMs, Position.imported(first + row.line())));
      }
    }
    Appended appended = readings.isEmpty() ? new Appended(0, 0) : parts.importing().apply(readings);
    request
        .contentType(Answers.JSON)
        .result(
            "{\"stored\":%d,\"duplicate\":%d,\"refused\":%d}%n"
                .formatted(
                    appended.stored(), appended.duplicates(), rows.size() - readings.size()));
  }

  private static List<RecordedReading> rows(Context request) throws IOException {
    List<RecordedReading> rows = new ArrayList<>();
    try (Recording body = Recording.read("body", request.bodyInputStream(), ColumnChoice.GUESSED)) {
      for (Optional<RecordedReading> next = body.next(); next.isPresent(); next = body.next()) {
        if (rows.size() == MOST_IN_A_REQUEST) {
          throw ApiException.tooLarge(
              "nothing is stored: a request has at most %d readings".formatted(MOST_IN_A_REQUEST));
        }
        rows.add(next.get());
      }
      if (body.badRows() > 0) {
        throw ApiException.badRequest(
            "nothing is stored: line %d: %s"
                .formatted(body.firstBadRows().get(0).line(), body.firstBadRows().get(0).reason()));
      }
      return rows;
    } catch (RecordingException e) {
      throw ApiException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Reading reading(RecordedReading row, long nowMs, Position position) {
    return new Reading(
        row.sensor(), row.machine(), row.timeMs(), nowMs, row.celsius(), false, position);
  }
}
