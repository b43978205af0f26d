package id.suhu.app.cli.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import id.suhu.app.cli.api.Api;
import id.suhu.cli.CommandFailedException;
import id.suhu.recording.FileFormat;
import id.suhu.recording.ReadingWriter;
import id.suhu.recording.RecordedReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends readings to the history of a running system, in requests of many. Single-threaded. */
final class Upload {

  private static final int ROWS = 20_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final Api api;

  /** Tells this import from others: the system must not take two rows for one that is repeated. */
  private final long id;

  private final List<RecordedReading> rows = new ArrayList<>(ROWS);
  private long sent;
  private long stored;
  private long duplicates;
  private long refused;

  Upload(Api api, InstantSource clock) {
    this.api = api;
    this.id = Math.floorMod(clock.millis(), 1 << 30);
  }

  /** Adds a reading, and sends those that were added if they are many. */
  void add(RecordedReading reading) throws IOException, CommandFailedException {
    rows.add(reading);
    if (rows.size() == ROWS) {
      send();
    }
  }

  /** Sends the rest. */
  void end() throws IOException, CommandFailedException {
    if (!rows.isEmpty()) {
      send();
    }
  }

  private void send() throws IOException, CommandFailedException {
    Map<String, String> parameters =
        Map.of("import", String.valueOf(id), "row", String.valueOf(sent));
    try (InputStream answer =
        api.post("/api/import/readings", parameters, "application/x-ndjson", body())) {
      Map<String, Long> counts = counts(answer);
      stored += counts.getOrDefault("stored", 0L);
      duplicates += counts.getOrDefault("duplicate", 0L);
      refused += counts.getOrDefault("refused", 0L);
    }
    sent += rows.size();
    rows.clear();
  }

  private byte[] body() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(ROWS * 96);
    try (ReadingWriter lines = FileFormat.JSONL.openReadings(body)) {
      for (RecordedReading row : rows) {
        lines.write(row.timeMs(), row.sensor(), row.celsius(), row.machine());
      }
    }
    return body.toByteArray();
  }

  private static Map<String, Long> counts(InputStream answer) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    try (JsonParser json = JSON.createParser(answer)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          counts.put(json.currentName(), json.getLongValue());
        }
      }
    }
    return counts;
  }

  /** Returns the number of readings that were stored. */
  long stored() {
    return stored;
  }

  /** Returns the number of readings that had been stored before. */
  long duplicates() {
    return duplicates;
  }

  /** Returns the number of readings that are older than the retention, or in the future. */
  long refused() {
    return refused;
  }
}
