package id.suhu.recording;

import java.io.IOException;

/** A file cannot be read as a recording. The message names the file and the reason. */
public final class RecordingException extends IOException {

  private static final long serialVersionUID = 1L;

  RecordingException(String message) {
    super(message);
  }

  RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
