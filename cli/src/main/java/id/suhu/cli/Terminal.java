package id.suhu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What stands behind this process' standard streams. */
final class Terminal {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private Terminal() {}

  /**
   * Whether a stream goes to a terminal. Systems other than Linux cannot tell, and have none here:
   * {@code System.console()} knows only all streams together, and from Java 22 not even that.
   *
   * @param descriptor 1 for standard output, 2 for standard error
   */
  static boolean behind(int descriptor) {
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

  /** Whether somebody who has a terminal wants colours: see https://no-color.org. */
  static boolean coloursWanted(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
