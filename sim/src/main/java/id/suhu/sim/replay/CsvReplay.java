package id.suhu.sim.replay;

import id.suhu.messages.ReadingJson;
import id.suhu.messages.Timestamps;
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
 * The readings of a recording in the order of its rows, each with its event time as {@code
 * timestamp}. A reading is due after its recorded interval from the first one, divided by the
 * speed.
 *
 * <p>Rows that are not valid readings are counted and skipped. Memory use does not depend on the
 * file's length. Not thread-safe.
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
   * @param clock the wall clock, for a recording that is shifted to now
   * @throws id.suhu.recording.RecordingException if the file does not exist, is in none of the
   *     formats of a recording, or lacks a column
   */
  public static CsvReplay open(
      Path file, ReplaySettings settings, ReplayListener listener, InstantSource clock)
      throws IOException {
    return new CsvReplay(Recording.open(file, settings.columns()), settings, listener, clock);
  }

  @Override
  public Optional<DueReading> next() throws IOException {
    if (readings > 0) {
      // A call for the next reading means that the previous one has been sent.
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

  /** Returns the number of rows skipped so far. */
  public long badRows() {
    return recording.badRows();
  }

  /** Returns the first bad rows. */
  public List<BadRow> firstBadRows() {
    return recording.firstBadRows();
  }

  @Override
  public void close() throws IOException {
    recording.close();
  }

  /** Returns the reading when it is due; empty if the shift moves its event time out of range. */
  private Optional<DueReading> due(RecordedReading recorded) {
    if (readings == 0) {
      firstTimeMs = recorded.timeMs();
      shiftMs = settings.shiftToNow() ? clock.millis() - firstTimeMs : 0;
    }
    long shifted = recorded.timeMs() + shiftMs;
    if (shifted < 0 || shifted > Timestamps.MAX_MS) {
      recording.leaveOut(
          recorded, "time is shifted to %d ms, outside 1970 to 9999".formatted(shifted));
      return Optional.empty();
    }
    readings++;
    eventTimeMs = shifted;
    // The product is a double, so the nanoseconds of a long recording saturate instead of
    // overflowing.
    long dueNanos = (long) ((recorded.timeMs() - firstTimeMs) * 1e6 / settings.speed());
    String json =
        ReadingJson.write(
            recorded.sensor(), recorded.celsius(), OptionalLong.of(shifted), recorded.machine());
    return Optional.of(new DueReading(dueNanos, recorded.sensor(), json));
  }
}
