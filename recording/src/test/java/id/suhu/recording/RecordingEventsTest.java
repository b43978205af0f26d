package id.suhu.recording;

import static id.suhu.recording.RecordingFiles.drained;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.history.JournalLine;
import id.suhu.core.reading.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingEventsTest {

  @TempDir Path folder;

  @Test
  void eventsAsCsvAndJson() throws Exception {
    String json = "{\"event\":\"raised\",\"sensor_id\":\"S1\"}";
    JournalLine raised =
        new JournalLine(1_772_348_400_000L, "S1", "S1/high", "raised", json, new Position(0, 7));

    assertThat(new String(event(FileFormat.CSV, raised), UTF_8))
        .isEqualTo(
            """
            event_time,sensor_id,alarm_id,event,json
            2026-03-01T07:00:00.000Z,S1,S1/high,raised,"{""event"":""raised"",""sensor_id"":""S1""}\"
            """);
    assertThat(new String(event(FileFormat.JSONL, raised), UTF_8)).isEqualTo(json + "\n");
  }

  @Test
  void eventsAsParquet() throws Exception {
    JournalLine refused = new JournalLine(1_000L, "", "", "refused", "{}", new Position(0, 7));
    byte[] written = event(FileFormat.PARQUET, refused);

    assertThat(event(FileFormat.PARQUET, refused)).isEqualTo(written);
    Path file = Files.write(folder.resolve("events.parquet"), written);
    assertThatThrownBy(() -> drained(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageEndingWith("Its columns are [event_time, sensor_id, alarm_id, event, json]");
  }

  private static byte[] event(FileFormat format, JournalLine event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EventWriter writer = format.openEvents(bytes)) {
      writer.write(event);
    }
    return bytes.toByteArray();
  }
}
