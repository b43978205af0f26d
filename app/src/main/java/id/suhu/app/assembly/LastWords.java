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
 * Says what ended a thread where nobody else does, so that no part of the system falls silent
 * unheard. Where the JVM itself has failed, as without memory, it ends the process with exit code
 * 1: a watch that goes on by halves is worse than one that is started again. Thread-safe.
 */
public final class LastWords implements Thread.UncaughtExceptionHandler, AutoCloseable {

  private final PrintStream notes;
  private final Texts texts;
  private final IntConsumer halt;

  // Made beforehand: without memory there may be none for a sentence either, or only after a minute
  // of collecting garbage.
  private final byte[] withoutMemory;

  /** What is to be done before the process ends for lack of memory. Takes none. */
  private volatile Runnable lastDeed = () -> {};

  private Thread.@Nullable UncaughtExceptionHandler before;
  private @Nullable LoggedErrors loggedErrors;

  /**
   * Last words that are said only when they are asked for.
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

  /** From now on, until the close, they are said for every thread of this process. */
  public LastWords listen() {
    rehearse();
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(this);
    loggedErrors = new LoggedErrors(this);
    LoggerContext.getContext(false).addFilter(loggedErrors);
    return this;
  }

  /**
   * Says them where nobody hears. What code refers to is looked up when it first runs, for which
   * there is no memory later.
   */
  private void rehearse() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    LastWords rehearsed = new LastWords(nowhere, texts, exitCode -> {});
    new LoggedErrors(rehearsed).look(new OutOfMemoryError("none, a rehearsal"));
  }

  /**
   * They are said for the threads that there are now also where these have a handler of their own,
   * as Kafka's have: it logs, for which there may be no memory, and then nobody hears.
   */
  public void takeOverThreads() {
    Thread.getAllStackTraces().keySet().forEach(each -> each.setUncaughtExceptionHandler(this));
  }

  /** From now on this is done before the process ends for lack of memory. It must take none. */
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

  /** Says it, with the kind of memory that the JVM names. Takes none. */
  private void sayWithoutMemory(@Nullable String kind) {
    notes.write(withoutMemory, 0, withoutMemory.length);
    if (kind != null) {
      notes.write(' ');
      notes.write('(');
      for (int i = 0; i < kind.length(); i++) {
        // The JVM's own sentences are ASCII.
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
