package id.suhu.app.cli.spark;

import id.suhu.cli.ExitCode;
import id.suhu.cli.Patience;
import id.suhu.cli.Stop;
import id.suhu.cli.StoppedException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A child process that executes a command: it inherits the output, is stopped when this process is,
 * and gets the time it needs to stop.
 *
 * @param commandLine the program and its arguments
 */
record JobProcess(List<String> commandLine) {

  /** The exit code of a process ended by SIGKILL. */
  static final int KILLED = 128 + 9;

  /** Exit codes of a process ended by SIGHUP, SIGINT or SIGTERM before it could stop by itself. */
  private static final Set<Integer> ENDED_BY_SIGNAL = Set.of(128 + 1, 128 + 2, 128 + 15);

  /**
   * Runs the process to its end.
   *
   * @param input its complete standard input
   * @return its exit code
   * @throws IOException if it cannot be started
   */
  int run(String input, Stop stop) throws IOException {
    stop.allow(Patience.LONG);
    stop.check();
    Process process =
        new ProcessBuilder(commandLine)
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    write(input, process);
    int code = codeOf(process, stop);
    return stop.asked() && ENDED_BY_SIGNAL.contains(code) ? ExitCode.DONE : code;
  }

  private static void write(String input, Process process) {
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The process ended before it read everything, and reports the reason.
      return;
    }
  }

  private static int codeOf(Process process, Stop stop) {
    try {
      return stop.interrupting(process::waitFor);
    } catch (StoppedException e) {
      process.destroy();
      return process.onExit().join().exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted unexpectedly", e);
    }
  }
}
