package id.suhu.bench.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The process of a contestant. A thread per stream passes its lines on. Killed when this JVM exits.
 */
final class ContestantProcess implements AutoCloseable {

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final Process process;
  private final Thread killer;
  private final Thread out;
  private final Thread err;
  private final List<String> errorOutput = new ArrayList<>();

  private ContestantProcess(Process process, Consumer<String> onLine) {
    this.process = process;
    this.killer = new Thread(process::destroyForcibly, "bench-kill");
    Runtime.getRuntime().addShutdownHook(killer);
    this.out = reader(process.getInputStream(), onLine, "bench-out");
    this.err = reader(process.getErrorStream(), this::report, "bench-err");
  }

  /**
   * Starts a contestant.
   *
   * @param folder the working directory, also for temporary files
   * @param program the main class and its arguments
   * @param onLine receives each line of standard output
   */
  static ContestantProcess start(Path folder, List<String> program, Consumer<String> onLine) {
    List<String> command = new ArrayList<>(ContestantJvm.command(folder));
    command.addAll(program);
    try {
      return new ContestantProcess(
          new ProcessBuilder(command).directory(folder.toFile()).start(), onLine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the end of the process.
   *
   * @throws IllegalStateException if the process fails or takes longer than the timeout
   */
  void awaitEnd(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the contestant did not end in time:\n" + this);
    }
    out.join();
    err.join();
    if (process.exitValue() != 0) {
      throw new IllegalStateException("exit code %d:\n%s".formatted(process.exitValue(), this));
    }
  }

  boolean hasEnded() {
    return !process.isAlive();
  }

  /** Returns the lines of standard error so far. */
  List<String> errorOutput() {
    synchronized (errorOutput) {
      return List.copyOf(errorOutput);
    }
  }

  /** Terminates the process, and kills it if it does not end within a timeout. */
  @Override
  public void close() {
    // Called on the handle because Process.destroy would also close the streams.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(killer);
  }

  @Override
  public String toString() {
    return String.join("\n", errorOutput());
  }

  private void report(String line) {
    synchronized (errorOutput) {
      errorOutput.add(line);
    }
  }

  private static Thread reader(InputStream stream, Consumer<String> onLine, String name) {
    Thread thread = new Thread(() -> read(stream, onLine), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void read(InputStream stream, Consumer<String> onLine) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().forEach(onLine);
    } catch (IOException | UncheckedIOException e) {
      onLine.accept("(stream ended: " + e.getMessage() + ")");
    }
  }
}
