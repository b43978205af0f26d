package id.suhu.app.assembly;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Hears of a lack of memory in threads that only log what ended them, as Kafka's do: they catch
 * everything, or have an uncaught exception handler of their own. Looks at what is logged before
 * any level is, and lets all of it pass. Thread-safe.
 *
 * <p>Only an {@link OutOfMemoryError}: other errors of the JVM, such as a stack that was too deep
 * for one request, leave the rest of the process as it was.
 */
final class LoggedErrors extends AbstractFilter {

  private static final int DEEPEST_CAUSE = 10;

  private final Thread.UncaughtExceptionHandler handler;

  LoggedErrors(Thread.UncaughtExceptionHandler handler) {
    this.handler = handler;
  }

  /** Tells the handler of a lack of memory, if what is logged was caused by one. */
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

  /** Was looked at already. */
  @Override
  public Result filter(LogEvent event) {
    return Result.NEUTRAL;
  }
}
