package id.suhu.app.up;

/** A part of the system could not start; the message says which, and why. */
final class StartException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A part's own exception, whose message says it all. */
  StartException(Exception cause) {
    super(cause.getMessage(), cause);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
