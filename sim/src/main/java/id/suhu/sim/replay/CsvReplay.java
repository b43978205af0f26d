package id.suhu.sim.replay;

import id.suhu.messages.ReadingJson;
import id.suhu.recording.BadRow;
import id.suhu.recording.RecordedReading;
import id.suhu.recording.Recording;
import id.suhu.sim.send.DueReading;
import id.suhu.sim.send.ReadingFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A recording's readings in the order of its rows, each with its event time as {@code timestamp},
 * and due as long after the first as it was recorded after it, divided by the speed.
 *
 * <p>Rows that are no readings are counted and left out. However long the file, memory is constant.
 * Not thread-safe.
 */
public final class CsvReplay implements ReadingFeed {

  private final Recording recording;
  private final ReplaySettings settings;
  private final ReplayListener listener;
  private final InstantSource clock;

  private long readings;
  private long firstTimeMs;
  private long shiftMs;
  private long eventTimeMs;

  private CsvReplay(
      Recording recording, ReplaySettings settings, ReplayListener listener, InstantSource clock) {
    this.recording = recording;
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param clock tells what "now" is, for a recording that is shifted there
   * @throws id.suhu.recording.RecordingException if there is no such file, it is no CSV with a
   *     header, or a column is not in it
   */
  public static CsvReplay open(
      Path file, ReplaySettings settings, ReplayListener listener, InstantSource clock)
      throws IOException {
    return new CsvReplay(Recording.open(file, settings.columns()), settings, listener, clock);
  }

  @Override
  public Optional<DueReading> next() throws IOException {
    if (readings > 0) {
      // Whoever asks for the next has sent the one before.
      tellProgress();
    }
    for (Optional<RecordedReading> recorded = recording.next();
        recorded.isPresent();
        recorded = recording.next()) {
      Optional<DueReading> due = due(recorded.get());
      if (due.isPresent()) {
        return due;
      }
    }
    tellProgress();
    return Optional.empty();
  }

  private void tellProgress() {
    listener.progressed(recording.bytesRead(), recording.totalBytes(), readings, eventTimeMs);
  }

  /** How many rows were no readings so far. */
  public long badRows() {
    return recording.badRows();
  }

  /** The first of them. */
  public List<BadRow> firstBadRows() {
    return recording.firstBadRows();
  }

  @Override
  public void close() throws IOException {
    recording.close();
  }

  /** Empty for a reading whose event time the shift moves to where there is none. */
  private Optional<DueReading> due(RecordedReading recorded) {
    if (readings == 0) {
      firstTimeMs = recorded.timeMs();
      shiftMs = settings.shiftToNow() ? clock.millis() - firstTimeMs : 0;
    }
    long shifted = recorded.timeMs() + shiftMs;
    if (shifted < 0 || shifted > RecordedReading.LATEST_MS) {
      recording.leaveOut(
          recorded, "time is moved to %d ms, outside 1970 to 9999".formatted(shifted));
      return Optional.empty();
    }
    readings++;
    eventTimeMs = shifted;
    // The product is a double: nanoseconds of a long recording do not overflow, they saturate.
    long dueNanos = (long) ((recorded.timeMs() - firstTimeMs) * 1e6 / settings.speed());
    String json =
        ReadingJson.write(
            recorded.sensor(), recorded.celsius(), OptionalLong.of(shifted), Optional.empty());
    return Optional.of(new DueReading(dueNanos, recorded.sensor(), json));
  }
}
