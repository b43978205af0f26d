package id.suhu.app.assembly;

import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the last words, in a process that is not ended. */
final class Heard {

  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
  private final List<Integer> exitCodes = new CopyOnWriteArrayList<>();
  private final LastWords words =
      new LastWords(
          new PrintStream(notes, true, StandardCharsets.UTF_8),
          new Texts(Language.EN),
          exitCodes::add);

  LastWords words() {
    return words;
  }

  /** Executes a body while the last words are installed. */
  void during(Body body) throws Exception {
    LastWords listening = words.listen();
    try {
      body.run();
    } finally {
      listening.close();
    }
  }

  List<String> lines() {
    return notes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns the exit codes with which the process would have ended. */
  List<Integer> exitCodes() {
    return List.copyOf(exitCodes);
  }

  /** The code to execute. */
  @FunctionalInterface
  interface Body {
    void run() throws Exception;
  }
}
