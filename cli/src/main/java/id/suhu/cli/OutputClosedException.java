package id.suhu.cli;

import java.io.IOException;

/**
 * The reader of standard output has closed it, as with {@code | head -1}: exit code 0, without a
 * message.
 */
final class OutputClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutputClosedException(IOException cause) {
    super("standard output is closed", cause);
  }
}
