package id.suhu.app.cli.users;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The source of a password. Never the command line itself, which is visible to other users of the
 * machine.
 */
@FunctionalInterface
public interface PasswordSource {

  /**
   * Reads the password.
   *
   * @param texts for prompts
   * @throws CommandFailedException if there is none
   */
  String read(Texts texts) throws CommandFailedException;

  /** Returns a source that reads the first line of a file, UTF-8. */
  static PasswordSource file(Path path) {
    return texts -> {
      try (InputStream file = Files.newInputStream(path)) {
        return firstLine(file)
            .orElseThrow(() -> new CommandFailedException(texts.get("users.empty", path)));
      } catch (IOException e) {
        throw new CommandFailedException(texts.get("users.unreadable", path, e), e);
      }
    };
  }

  /** Returns a source that reads the first line of a stream, UTF-8. */
  static PasswordSource line(InputStream in) {
    return texts -> {
      try {
        return firstLine(in)
            .orElseThrow(() -> new CommandFailedException(texts.get("users.no_line")));
      } catch (IOException e) {
        throw new CommandFailedException(texts.get("users.unreadable", "-", e), e);
      }
    };
  }

  /**
   * Returns a source that prompts twice on the terminal, without echo; without a terminal, it reads
   * one line of the input.
   */
  @SuppressWarnings("SystemConsoleNull") // null until Java 21; isTerminal decides from 22 on
  static PasswordSource ofThisProcess() {
    Console console = System.console();
    return console != null && isTerminal(console) ? terminal(console) : line(System.in);
  }

  private static PasswordSource terminal(Console console) {
    return texts -> {
      char[] password = ask(console, texts.get("users.password"), texts);
      char[] again = ask(console, texts.get("users.again"), texts);
      if (!Arrays.equals(password, again)) {
        throw new CommandFailedException(texts.get("users.differ"));
      }
      return new String(password);
    };
  }

  private static char[] ask(Console console, String prompt, Texts texts)
      throws CommandFailedException {
    char @Nullable [] answer = console.readPassword("%s ", prompt);
    if (answer == null) {
      throw new CommandFailedException(texts.get("users.no_line"));
    }
    return answer;
  }

  /** From Java 22 on, a console exists without a terminal too, and a method distinguishes them. */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static Optional<String> firstLine(InputStream in) throws IOException {
    // Not closed: the stream belongs to the caller.
    return Optional.ofNullable(
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine());
  }
}
