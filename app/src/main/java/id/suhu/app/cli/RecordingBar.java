package id.suhu.app.cli;

import id.suhu.cli.Session;
import id.suhu.messages.Timestamps;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * The progress bar of a command that reads a recording, on a terminal. Used by the reading thread,
 * closed by another.
 */
public final class RecordingBar implements AutoCloseable {

  private static final int UPDATE_MS = 200;

  private final @Nullable ProgressBar bar;
  private long lastNanos = System.nanoTime();

  /**
   * Shows the bar.
   *
   * @param task the name of the command
   */
  public RecordingBar(Session session, String task) {
    this.bar =
        session.console().terminal()
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" kB", 1024)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MS)
                .setConsumer(new ConsoleProgressBarConsumer(session.console().notes()))
                .build()
            : null;
  }

  /**
   * Updates the bar.
   *
   * @param bytesRead of the file
   * @param totalBytes of the file
   * @param eventTimeMs of the latest reading, epoch milliseconds
   */
  public void progressed(long bytesRead, long totalBytes, long eventTimeMs) {
    if (bar == null || System.nanoTime() - lastNanos < UPDATE_MS * 1_000_000L) {
      return;
    }
    lastNanos = System.nanoTime();
    bar.maxHint(totalBytes);
    bar.stepTo(bytesRead);
    bar.setExtraMessage(Timestamps.print(eventTimeMs));
  }

  /** Ends the bar before other output to the terminal. */
  public void end() {
    if (bar != null) {
      bar.close();
    }
  }

  @Override
  public void close() {
    end();
  }
}
