package id.suhu.sim.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import id.suhu.messages.ReadingJson;
import id.suhu.sim.send.DueReading;
import id.suhu.sim.send.ReadingFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
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

  /** How many bad rows are kept to be shown. */
  static final int BAD_ROWS_KEPT = 5;

  private final Recording recording;
  private final RowReader rows;
  private final ReplaySettings settings;
  private final ReplayListener listener;
  private final InstantSource clock;

  private final List<BadRow> firstBadRows = new ArrayList<>();
  private long badRows;
  private long readings;
  private long firstTimeMs;
  private long shiftMs;
  private long eventTimeMs;

  private CsvReplay(
      Recording recording,
      RowReader rows,
      ReplaySettings settings,
      ReplayListener listener,
      InstantSource clock) {
    this.recording = recording;
    this.rows = rows;
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param clock tells what "now" is, for a recording that is shifted there
   * @throws RecordingException if there is no such file, it is no CSV with a header, or a column is
   *     not in it
   */
  public static CsvReplay open(
      Path file, ReplaySettings settings, ReplayListener listener, InstantSource clock)
      throws IOException {
    Recording recording = new Recording(file);
    try {
      CsvRecord header =
          recording
              .next()
              .orElseThrow(
                  () -> new RecordingException("%s is empty; it needs a header".formatted(file)));
      Columns columns = Columns.find(file, header.getFields(), settings);
      return new CsvReplay(
          recording, new RowReader(columns, settings.sensor()), settings, listener, clock);
    } catch (IOException e) {
      recording.close();
      throw e;
    }
  }

  @Override
  public Optional<DueReading> next() throws IOException {
    if (readings > 0) {
      // Whoever asks for the next has sent the one before.
      tellProgress();
    }
    for (Optional<CsvRecord> row = recording.next(); row.isPresent(); row = recording.next()) {
      Optional<DueReading> reading = reading(row.get());
      if (reading.isPresent()) {
        return reading;
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
    return badRows;
  }

  /** The first of them. */
  public List<BadRow> firstBadRows() {
    return List.copyOf(firstBadRows);
  }

  @Override
  public void close() throws IOException {
    recording.close();
  }

  private Optional<DueReading> reading(CsvRecord row) {
    Row read = rows.read(row);
    if (read instanceof Row.Bad bad) {
      return left(row, bad.reason());
    }
    Row.Good good = (Row.Good) read;
    if (readings == 0) {
      firstTimeMs = good.timeMs();
      shiftMs = settings.shiftToNow() ? clock.millis() - firstTimeMs : 0;
    }
    long shifted = good.timeMs() + shiftMs;
    if (shifted < 0 || shifted > EventTimes.LATEST_MS) {
      return left(row, "time is moved to %d ms, outside 1970 to 9999".formatted(shifted));
    }
    readings++;
    eventTimeMs = shifted;
    // The product is a double: nanoseconds of a long recording do not overflow, they saturate.
    long dueNanos = (long) ((good.timeMs() - firstTimeMs) * 1e6 / settings.speed());
    String json =
        ReadingJson.write(
            good.sensor(), good.celsius(), OptionalLong.of(shifted), Optional.empty());
    return Optional.of(new DueReading(dueNanos, good.sensor(), json));
  }

  private Optional<DueReading> left(CsvRecord row, String reason) {
    badRows++;
    if (firstBadRows.size() < BAD_ROWS_KEPT) {
      firstBadRows.add(new BadRow(row.getStartingLineNumber(), reason));
    }
    return Optional.empty();
  }
}
