package id.suhu.sim.replay;

import java.io.IOException;

/** A file is no recording that can be replayed; the message says which and why. */
public final class RecordingException extends IOException {

  private static final long serialVersionUID = 1L;

  RecordingException(String message) {
    super(message);
  }

  RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
