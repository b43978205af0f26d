package id.suhu.app.assembly;

/** A part of the system could not start; the message names the part and the reason. */
public final class StartException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Wraps a part's own exception, whose message is complete. */
  StartException(Exception cause) {
    super(cause.getMessage(), cause);
  }

  StartException(String message) {
    super(message);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
