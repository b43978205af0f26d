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
 * Where a command writes: data goes to standard output, everything else to standard error, both as
 * UTF-8. Data is held back until {@link #flush}. Safe for use by several threads.
 */
public final class Console {

  private final OutputStream data;
  private final PrintStream notes;
  private final boolean colours;
  private final boolean terminal;

  // Both guarded by the data stream.
  private @Nullable UnaryOperator<String> lossNote;
  private boolean lost;

  /**
   * A console over two streams.
   *
   * @param data standard output; buffered, and not swallowing its errors
   * @param notes standard error
   * @param colours whether data may be coloured
   * @param terminal whether somebody looks at the notes as they come
   */
  public Console(OutputStream data, OutputStream notes, boolean colours, boolean terminal) {
    this.data = data;
    this.notes = new PrintStream(notes, true, StandardCharsets.UTF_8);
    this.colours = colours;
    this.terminal = terminal;
  }

  /** Whether data may be coloured. */
  public boolean colours() {
    return colours;
  }

  /** Whether notes go to a terminal, where a progress bar makes sense. */
  public boolean terminal() {
    return terminal;
  }

  /**
   * From now on a standard output that cannot be written ends nothing: one note says so, and data
   * is dropped from there on.
   *
   * @param sentence what the note says, given the system's reason
   */
  public void goOnWithoutOutput(UnaryOperator<String> sentence) {
    synchronized (data) {
      lossNote = sentence;
    }
  }

  /** One line of data. What came from elsewhere must be {@link Printable} already. */
  public void line(String line) {
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    write(
        () -> {
          data.write(utf8);
          data.write('\n');
        });
  }

  /** Hands over all data that was written so far. */
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
        // The stream keeps what it could not write, and would fail over it for ever.
        lost = true;
        notes.println(lossNote.apply(String.valueOf(e.getMessage())));
      }
    }
  }

  /** One line to people, or a few: not data. What was written as data stands before it. */
  public void note(String line) {
    flush();
    notes.println(Printable.linesOf(line));
  }

  /** The stream behind {@link #line}, for what writes more than lines. */
  OutputStream data() {
    return data;
  }

  /** The stream behind {@link #note}, for what draws on it. */
  public PrintStream notes() {
    return notes;
  }

  private static RuntimeException failed(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    // Java has no exception of its own for a reader that has gone; the last two are Windows'.
    boolean closed =
        message.contains("broken pipe")
            || message.contains("pipe is being closed")
            || message.contains("pipe has been ended");
    return closed
        ? new OutputClosedException(e)
        : new UncheckedIOException("could not write to standard output: " + e.getMessage(), e);
  }

  /** Something done to the stream of data. */
  @FunctionalInterface
  private interface Step {
    void take() throws IOException;
  }
}
