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
 * A contestant's process. Its lines are handed on as they come, each stream's by a thread of its
 * own. It ends with this JVM.
 */
final class Running implements AutoCloseable {

  private static final Duration FOR_AN_END = Duration.ofSeconds(30);

  private final Process process;
  private final Thread ender;
  private final Thread out;
  private final Thread err;
  private final List<String> told = new ArrayList<>();

  private Running(Process process, Consumer<String> line) {
    this.process = process;
    this.ender = new Thread(process::destroyForcibly, "bench-end");
    Runtime.getRuntime().addShutdownHook(ender);
    this.out = reader(process.getInputStream(), line, "bench-out");
    this.err = reader(process.getErrorStream(), this::tell, "bench-err");
  }

  /**
   * Starts it.
   *
   * @param folder its working directory, where its temporary files are too
   * @param line is told each line of its standard output
   */
  static Running start(Path folder, List<String> program, Consumer<String> line) {
    List<String> command = new ArrayList<>(Packaged.java(folder));
    command.addAll(program);
    try {
      return new Running(new ProcessBuilder(command).directory(folder.toFile()).start(), line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it has ended well.
   *
   * @throws IllegalStateException if it fails, or takes longer
   */
  void awaitEnd(Duration longest) throws InterruptedException {
    if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("it does not end:\n" + this);
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

  /** Its standard error so far. */
  List<String> told() {
    synchronized (told) {
      return List.copyOf(told);
    }
  }

  /** Asks it to end, and ends it if it does not. */
  @Override
  public void close() {
    // The handle's, because the process' own would close the streams as well.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(FOR_AN_END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(ender);
  }

  @Override
  public String toString() {
    return String.join("\n", told());
  }

  private void tell(String line) {
    synchronized (told) {
      told.add(line);
    }
  }

  private static Thread reader(InputStream stream, Consumer<String> line, String name) {
    Thread thread = new Thread(() -> read(stream, line), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void read(InputStream stream, Consumer<String> line) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().forEach(line);
    } catch (IOException | UncheckedIOException e) {
      line.accept("(the stream has ended: " + e.getMessage() + ")");
    }
  }
}
