package id.suhu.recording;

import java.io.IOException;

/** A file is no recording that can be read; the message says which and why. */
public final class RecordingException extends IOException {

  private static final long serialVersionUID = 1L;

  RecordingException(String message) {
    super(message);
  }

  RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
