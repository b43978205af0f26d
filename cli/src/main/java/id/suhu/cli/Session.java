package id.suhu.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a command runs in.
 *
 * @param console where it writes
 * @param stop when it should end
 * @param environment the process' environment variables
 * @param clock the wall clock
 * @param logging told how much to log, once that is known
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
   * The session of this process.
   *
   * @param logging told how much to log
   */
  public static Session ofThisProcess(Consumer<LogLevel> logging) {
    Map<String, String> environment = System.getenv();
    Console console =
        new Console(
            // Not System.out: a PrintStream keeps it to itself when its reader has gone.
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            new FileOutputStream(FileDescriptor.err),
            Terminal.behind(1) && Terminal.coloursWanted(environment),
            Terminal.behind(2));
    return new Session(console, new Stop(), environment, InstantSource.system(), logging);
  }
}
