package id.suhu.app.assembly;

import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the reports and exit codes of {@link LastWords} without ending the process. */
final class RecordedLastWords {

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

  /** Executes a body while the handler is installed. */
  void during(Body body) throws Exception {
    LastWords installed = words.listen();
    try {
      body.run();
    } finally {
      installed.close();
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
