package id.suhu.engine;

import java.io.IOException;
import java.nio.file.Path;

/** The engine cannot start; the message contains the reason and a remedy. */
public final class EngineStartException extends Exception {

  private static final long serialVersionUID = 1L;

  EngineStartException(String message) {
    super(message);
  }

  EngineStartException(String message, Throwable cause) {
    super(message, cause);
  }

  static EngineStartException ofFolder(Path folder, IOException cause) {
    return new EngineStartException(
        "the engine's folder '%s' cannot be written: %s".formatted(folder, cause.getMessage()),
        cause);
  }
}
