package id.suhu.engine;

/** The engine cannot start; the message says why and what to do. */
public final class EngineStartException extends Exception {

  private static final long serialVersionUID = 1L;

  EngineStartException(String message) {
    super(message);
  }

  EngineStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
