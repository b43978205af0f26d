package id.suhu.app.cli.history;

import id.suhu.cli.Session;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The progress of a transfer whose length is not known, on a terminal. Single-threaded. */
final class ByteBar implements AutoCloseable {

  private static final int UPDATE_MS = 200;
  private static final int MEGABYTE = 1024 * 1024;

  private final @Nullable ProgressBar bar;

  /**
   * Shows the bar.
   *
   * @param task the name of the command
   */
  ByteBar(Session session, String task) {
    this.bar =
        session.console().terminal()
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MS)
                .setConsumer(new ConsoleProgressBarConsumer(session.console().notes()))
                .build()
            : null;
  }

  /** Updates the bar. */
  void progressed(long bytes) {
    if (bar != null) {
      bar.stepTo(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
