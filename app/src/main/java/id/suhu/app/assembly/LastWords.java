package id.suhu.app.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.suhu.cli.ExitCode;
import id.suhu.cli.Texts;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.IntConsumer;
import org.apache.logging.log4j.core.LoggerContext;
import org.jspecify.annotations.Nullable;

/**
 * Reports exceptions that end a thread and are not reported otherwise, so that no part of the
 * system fails silently. If the JVM itself has failed, for example out of memory, it ends the
 * process with exit code 1: a restart is better than partial monitoring. Thread-safe.
 */
public final class LastWords implements Thread.UncaughtExceptionHandler, AutoCloseable {

  private final PrintStream notes;
  private final Texts texts;
  private final IntConsumer halt;

  // Created in advance: without memory, even a sentence may not be created, or only after a minute
  // of garbage collection.
  private final byte[] withoutMemory;

  /** Executed before the process ends out of memory. Must not allocate memory. */
  private volatile Runnable lastDeed = () -> {};

  private Thread.@Nullable UncaughtExceptionHandler before;
  private @Nullable LoggedErrors loggedErrors;

  /**
   * Creates an inactive handler.
   *
   * @param notes standard error
   * @param halt ends the process with an exit code, at once
   */
  public LastWords(PrintStream notes, Texts texts, IntConsumer halt) {
    this.notes = notes;
    this.texts = texts;
    this.halt = halt;
    this.withoutMemory = ("suhu: " + texts.get("up.memory_ended")).getBytes(UTF_8);
  }

  /** Installs the handler for every thread of this process, until the close. */
  public LastWords listen() {
    rehearse();
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(this);
    loggedErrors = new LoggedErrors(this);
    LoggerContext.getContext(false).addFilter(loggedErrors);
    return this;
  }

  /**
   * Reports to a null stream. Code is linked when it first runs, for which there is no memory
   * later.
   */
  private void rehearse() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    LastWords rehearsed = new LastWords(nowhere, texts, exitCode -> {});
    new LoggedErrors(rehearsed).look(new OutOfMemoryError("none, a rehearsal"));
  }

  /**
   * Also replaces the handlers of existing threads, such as Kafka's: those only log, which may fail
   * without memory.
   */
  public void takeOverThreads() {
    Thread.getAllStackTraces().keySet().forEach(each -> each.setUncaughtExceptionHandler(this));
  }

  /**
   * Sets an action to be executed before the process ends out of memory. It must not allocate
   * memory.
   */
  public void beforeTheEnd(Runnable deed) {
    lastDeed = deed;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable cause) {
    if (!(cause instanceof VirtualMachineError)) {
      notes.println(sentence("up.thread_ended", thread.getName(), cause.toString()));
      return;
    }
    try {
      if (cause instanceof OutOfMemoryError) {
        lastDeed.run();
        sayWithoutMemory(cause.getMessage());
      } else {
        notes.println(sentence("up.process_ended", thread.getName(), cause.toString()));
      }
    } finally {
      halt.accept(ExitCode.FAILED);
    }
  }

  /** Reports the failure, with the kind of memory named by the JVM. Allocates no memory. */
  private void sayWithoutMemory(@Nullable String kind) {
    notes.write(withoutMemory, 0, withoutMemory.length);
    if (kind != null) {
      notes.write(' ');
      notes.write('(');
      for (int i = 0; i < kind.length(); i++) {
        // The JVM's own messages are ASCII.
        notes.write(kind.charAt(i));
      }
      notes.write(')');
    }
    notes.write('\n');
    notes.flush();
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
