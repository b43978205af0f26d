package id.suhu.store.questdb;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs what prints to the process' standard output: QuestDB, at its start and stop. */
final class Silently {

  private Silently() {}

  /**
   * A step.
   *
   * @param <T> the type of its result
   */
  @FunctionalInterface
  interface Step<T> {
    /** Runs the step. */
    T run();
  }

  /**
   * Runs a step without its output. Suhu's console has its own reference to the standard output,
   * and is not affected.
   */
  static synchronized <T> T run(Step<T> step) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    try {
      return step.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
