package id.suhu.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The environment of a command.
 *
 * @param console the output
 * @param stop the stop request
 * @param environment the process's environment variables
 * @param clock the wall clock
 * @param logging receives the log level, once it is known
 */
public record Session(
    Console console,
    Stop stop,
    Map<String, String> environment,
    InstantSource clock,
    Consumer<LogLevel> logging) {

  /** Copies the map. */
  public Session {
    environment = Map.copyOf(environment);
  }

  /**
   * Returns the session of this process.
   *
   * @param logging receives the log level
   */
  public static Session ofThisProcess(Consumer<LogLevel> logging) {
    Map<String, String> environment = System.getenv();
    Console console =
        new Console(
            // Not System.out: a PrintStream does not report a closed pipe.
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            new FileOutputStream(FileDescriptor.err),
            Terminal.isTerminal(1) && Terminal.coloursWanted(environment),
            Terminal.isTerminal(2));
    return new Session(console, new Stop(), environment, InstantSource.system(), logging);
  }
}
