package id.suhu.app.up;

import id.suhu.app.cli.ExitCode;
import id.suhu.app.cli.Texts;
import java.io.PrintStream;
import java.util.function.IntConsumer;
import org.apache.logging.log4j.core.LoggerContext;
import org.jspecify.annotations.Nullable;

/**
 * Says what ended a thread where nobody else does, so that no part of the system falls silent
 * unheard. Where the JVM itself has failed, as without memory, it ends the process with exit code
 * 1: a watch that goes on by halves is worse than one that is started again. Thread-safe.
 */
final class LastWords implements Thread.UncaughtExceptionHandler, AutoCloseable {

  private final PrintStream notes;
  private final Texts texts;
  private final IntConsumer halt;

  // Made beforehand: without memory there may be none for a sentence either.
  private final String withoutMemory;

  private Thread.@Nullable UncaughtExceptionHandler before;
  private @Nullable LoggedErrors loggedErrors;

  /**
   * Last words that are said only when they are asked for.
   *
   * @param notes standard error
   * @param halt ends the process with an exit code, at once
   */
  LastWords(PrintStream notes, Texts texts, IntConsumer halt) {
    this.notes = notes;
    this.texts = texts;
    this.halt = halt;
    this.withoutMemory = sentence("up.process_ended", "?", OutOfMemoryError.class.getName());
  }

  /** From now on, until the close, they are said for every thread of this process. */
  LastWords listen() {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(this);
    loggedErrors = new LoggedErrors(this);
    LoggerContext.getContext(false).addFilter(loggedErrors);
    return this;
  }

  /**
   * They are said for the threads that there are now also where these have a handler of their own,
   * as Kafka's have: it logs, for which there may be no memory, and then nobody hears.
   */
  void takeOverThreads() {
    Thread.getAllStackTraces().keySet().forEach(each -> each.setUncaughtExceptionHandler(this));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable cause) {
    if (!(cause instanceof VirtualMachineError)) {
      notes.println(sentence("up.thread_ended", thread.getName(), cause.toString()));
      return;
    }
    try {
      notes.println(sentence("up.process_ended", thread.getName(), cause.toString()));
    } catch (VirtualMachineError again) {
      notes.println(withoutMemory);
    } finally {
      halt.accept(ExitCode.FAILED);
    }
  }

  private String sentence(String key, String thread, String cause) {
    return "suhu: " + texts.get(key, thread, cause);
  }

  @Override
  public void close() {
    Thread.setDefaultUncaughtExceptionHandler(before);
    if (loggedErrors != null) {
      LoggerContext.getContext(false).removeFilter(loggedErrors);
    }
  }
}
