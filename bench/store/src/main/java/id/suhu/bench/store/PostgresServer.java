package id.suhu.bench.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's PostgreSQL with its data in a temporary folder, where it listens on a socket only. It is
 * stopped, and the folder deleted, at the close or the end of this process.
 */
final class PostgresServer implements AutoCloseable {

  static final String USER = "postgres";

  private final Path programs;
  private final Path folder;
  private final Thread hook = new Thread(this::stop);

  private PostgresServer(Path programs, Path folder) {
    this.programs = programs;
    this.folder = folder;
  }

  static PostgresServer start() throws IOException {
    PostgresServer server =
        new PostgresServer(
            programs(), Path.of(run("mktemp", "-d", "/tmp/suhu-bench-postgres-XXXXXX")));
    Runtime.getRuntime().addShutdownHook(server.hook);
    try {
      server.begin();
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private static Path programs() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions.max(Path::compareTo).orElseThrow().resolve("bin");
    } catch (IOException e) {
      throw new IOException("PostgreSQL is not installed: install Debian's postgresql", e);
    }
  }

  private void begin() throws IOException {
    String initialized =
        run(program("initdb"), "-D", data(), "-A", "trust", "-U", USER, "--no-instructions");
    String started =
        run(
            program("pg_ctl"),
            "-D",
            data(),
            "-l",
            folder + "/log",
            "-w",
            "-o",
            "-k %s -c listen_addresses= -c shared_buffers=1GB -c max_wal_size=8GB"
                .formatted(folder),
            "start");
    if (initialized.isEmpty() || started.isEmpty()) {
      throw new IOException("PostgreSQL did not start; its log is in " + folder);
    }
  }

  /** Starts psql, which takes statements from its input. */
  Process psql() throws IOException {
    return start("psql", "-X", "-v", "ON_ERROR_STOP=1", "-h", folder.toString(), "-U", USER);
  }

  private String program(String name) {
    return programs.resolve(name).toString();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Starts a command as a user whom PostgreSQL accepts, which root is not. */
  private static Process start(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      all.addAll(List.of("runuser", "-u", USER, "--"));
    }
    all.addAll(List.of(command));
    return new ProcessBuilder(all)
        .directory(Path.of("/tmp").toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** Runs a command, and returns the last line of its output. */
  private static String run(String... command) throws IOException {
    Process process = start(command);
    List<String> lines;
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines = output.lines().toList();
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s failed: %s".formatted(command[0], lines));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a command ran", e);
    }
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private void stop() {
    try {
      String unused = run(program("pg_ctl"), "-D", data(), "-m", "immediate", "-w", "stop");
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
    try {
      String unused = run("rm", "-rf", folder.toString());
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }

  @Override
  public void close() {
    boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }
}
