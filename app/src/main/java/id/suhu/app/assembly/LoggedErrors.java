package id.suhu.app.assembly;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Detects out-of-memory errors in threads that only log the exception that ended them, such as
 * Kafka's: they catch everything, or have their own uncaught exception handler. Inspects log events
 * before any level applies, and lets all of them pass. Thread-safe.
 *
 * <p>Only {@link OutOfMemoryError}s: other errors of the JVM, such as a stack overflow in one
 * request, do not affect the rest of the process.
 */
final class LoggedErrors extends AbstractFilter {

  private static final int DEEPEST_CAUSE = 10;

  private final Thread.UncaughtExceptionHandler handler;

  LoggedErrors(Thread.UncaughtExceptionHandler handler) {
    this.handler = handler;
  }

  /** Passes an out-of-memory error to the handler, if one caused the logged event. */
  Result look(@Nullable Object logged) {
    Throwable cause = logged instanceof Throwable thrown ? thrown : null;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof OutOfMemoryError) {
        handler.uncaughtException(Thread.currentThread(), cause);
        break;
      }
      cause = cause.getCause();
    }
    return Result.NEUTRAL;
  }

  @Override
  public Result filter(
      Logger logger, Level level, Marker marker, String message, Object... parameters) {
    return look(
        parameters == null || parameters.length == 0 ? null : parameters[parameters.length - 1]);
  }

  @Override
  public Result filter(
      Logger logger, Level level, Marker marker, Object message, Throwable thrown) {
    return look(thrown);
  }

  @Override
  public Result filter(
      Logger logger, Level level, Marker marker, Message message, Throwable thrown) {
    return look(thrown);
  }

  /** Already inspected. */
  @Override
  public Result filter(LogEvent event) {
    return Result.NEUTRAL;
  }
}
