package id.suhu.spark;

import id.suhu.cli.Console;
import id.suhu.cli.Texts;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.jspecify.annotations.Nullable;

/** A line with the progress of a stream, shown only on a terminal. */
final class Progress {

  private static final String CLEAR_LINE = "\r\033[K";

  private final Console console;
  private final Texts texts;
  private long records;
  private long shown = -1;

  Progress(Console console, Texts texts) {
    this.console = console;
    this.texts = texts;
  }

  /** Shows a batch, once. */
  void show(@Nullable StreamingQueryProgress batch) {
    if (batch == null || batch.batchId() == shown || !console.terminal()) {
      return;
    }
    shown = batch.batchId();
    records += batch.numInputRows();
    console.flush();
    console
        .notes()
        .print(
            CLEAR_LINE
                + texts.get(
                    "progress", shown, records, Math.round(batch.processedRowsPerSecond())));
    console.notes().flush();
  }

  /** Ends the progress line. */
  void end() {
    if (shown >= 0) {
      console.notes().print(CLEAR_LINE);
      console.notes().flush();
    }
  }
}
