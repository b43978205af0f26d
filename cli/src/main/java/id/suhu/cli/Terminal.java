package id.suhu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Detects terminals. */
final class Terminal {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private Terminal() {}

  /**
   * Returns whether a stream goes to a terminal; always false on systems other than Linux. {@code
   * System.console()} cannot distinguish the streams and, since Java 22, does not detect a terminal
   * either.
   *
   * @param descriptor 1 for standard output, 2 for standard error
   */
  static boolean isTerminal(int descriptor) {
    try {
      String target =
          Files.readSymbolicLink(OPEN_FILES.resolve(Integer.toString(descriptor))).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Returns whether the user wants colours in a terminal; see https://no-color.org. */
  static boolean coloursWanted(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
