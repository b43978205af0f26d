package id.suhu.app.cli;

import id.suhu.cli.Console;
import id.suhu.cli.Texts;
import id.suhu.recording.BadRow;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of a recording that are not valid readings.
 *
 * @param file the recording
 * @param first the first of them
 * @param all their number
 */
public record SkippedRows(Path file, List<BadRow> first, long all) {

  /** Copies the list. */
  public SkippedRows {
    first = List.copyOf(first);
  }

  /** Tells the first ones, and how many more there are. */
  public void tell(Console console, Texts texts) {
    for (BadRow row : first) {
      console.note(texts.get("replay.bad_row", file, row.line(), row.reason()));
    }
    if (all > first.size()) {
      console.note(texts.get("replay.more_bad", all - first.size()));
    }
  }
}
