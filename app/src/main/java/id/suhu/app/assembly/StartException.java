package id.suhu.app.assembly;

/** A part of the system could not start; the message says which, and why. */
public final class StartException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A part's own exception, whose message says it all. */
  StartException(Exception cause) {
    super(cause.getMessage(), cause);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
