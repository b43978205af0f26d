package id.suhu.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The output of a command: data goes to standard output, notes go to standard error, both as UTF-8.
 * Data is buffered until {@link #flush}. Thread-safe.
 */
public final class Console {

  private final OutputStream data;
  private final PrintStream notes;
  private final boolean colours;
  private final boolean terminal;

  // Both are guarded by the data stream.
  private @Nullable UnaryOperator<String> lossNote;
  private boolean lost;

  /**
   * Creates a console that writes to two streams.
   *
   * @param data standard output; must be buffered and must throw its errors
   * @param notes standard error
   * @param colours whether data may be coloured
   * @param terminal whether notes go to a terminal
   */
  public Console(OutputStream data, OutputStream notes, boolean colours, boolean terminal) {
    this.data = data;
    this.notes = new PrintStream(notes, true, StandardCharsets.UTF_8);
    this.colours = colours;
    this.terminal = terminal;
  }

  /** Returns whether data may be coloured. */
  public boolean colours() {
    return colours;
  }

  /** Returns whether notes go to a terminal, where a progress bar is useful. */
  public boolean terminal() {
    return terminal;
  }

  /**
   * From now on, a failure to write to standard output does not end the command. It is reported in
   * one note, and further data is dropped.
   *
   * @param sentence returns the text of the note, given the system's reason
   */
  public void goOnWithoutOutput(UnaryOperator<String> sentence) {
    synchronized (data) {
      lossNote = sentence;
    }
  }

  /** Writes one line of data. External text must have been made {@link Printable}. */
  public void line(String line) {
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    write(
        () -> {
          data.write(utf8);
          data.write('\n');
        });
  }

  /** Flushes all data written so far. */
  public void flush() {
    write(data::flush);
  }

  private void write(Step step) {
    synchronized (data) {
      if (lost) {
        return;
      }
      try {
        step.take();
      } catch (IOException e) {
        if (lossNote == null) {
          throw failed(e);
        }
        // The stream keeps the data that it could not write, and would fail on it again.
        lost = true;
        notes.println(lossNote.apply(String.valueOf(e.getMessage())));
      }
    }
  }

  /** Writes one or several lines for the user. Data written before appears before it. */
  public void note(String line) {
    flush();
    notes.println(Printable.linesOf(line));
  }

  /** Returns the stream used by {@link #line}. */
  OutputStream data() {
    return data;
  }

  /** Returns the stream used by {@link #note}, for a progress bar. */
  public PrintStream notes() {
    return notes;
  }

  private static RuntimeException failed(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    // Java has no specific exception for a closed pipe; the last two messages are from Windows.
    boolean closed =
        message.contains("broken pipe")
            || message.contains("pipe is being closed")
            || message.contains("pipe has been ended");
    return closed
        ? new OutputClosedException(e)
        : new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
  }

  /** An operation on the data stream. */
  @FunctionalInterface
  private interface Step {
    void take() throws IOException;
  }
}
