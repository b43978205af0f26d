package id.suhu.cli;

import java.io.IOException;

/** Nobody reads the command's data any more, as behind {@code | head -1}: exit 0, quietly. */
final class OutputClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutputClosedException(IOException cause) {
    super("standard output is closed", cause);
  }
}
