package id.suhu.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A process started by a test. Its output is read continuously, so that it never blocks. Not
 * thread-safe.
 */
public final class ChildProcess implements AutoCloseable {

  /** A timeout longer than any operation on a busy machine; reaching it fails the test. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Lines out;
  private final Lines err;
  private final List<ProcessHandle> started = new ArrayList<>();

  private ChildProcess(Process process) {
    this.process = process;
    this.started.add(process.toHandle());
    this.out = new Lines(process.getInputStream(), "out");
    this.err = new Lines(process.getErrorStream(), "err");
  }

  /**
   * Starts a program.
   *
   * @param folder its working directory
   * @param environment additional variables; those of this process are inherited, except Suhu's own
   * @param command the program and its arguments
   */
  public static ChildProcess start(
      Path folder, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SUHU_"));
    // No locale, so texts are in Indonesian and English.
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    try {
      return new ChildProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the path of the running {@code java}. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns the jar or folder of a class, for a class path. */
  public static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the location of %s is not a path".formatted(type), e);
    }
  }

  /** Waits for a line on standard output. */
  public String awaitOut(Predicate<String> line) {
    return out.await(line, this);
  }

  /** Waits for a line on standard error. */
  public String awaitErr(Predicate<String> line) {
    return err.await(line, this);
  }

  /** Returns the lines of standard output so far. */
  public List<String> out() {
    return out.soFar();
  }

  /** Returns the lines of standard error so far. */
  public List<String> err() {
    return err.soFar();
  }

  /** Waits for the end and returns the exit code. */
  public int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the program did not end:\n" + this);
      }
      out.awaitEnd();
      err.awaitEnd();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Returns whether the program has ended. */
  public boolean hasEnded() {
    return !process.isAlive();
  }

  /** Returns the live processes of the program, including child processes. */
  public List<ProcessHandle> leftBehind() {
    return started.stream().filter(ProcessHandle::isAlive).toList();
  }

  /** Sends SIGTERM, like a service manager. */
  public void terminate() {
    process.descendants().forEach(started::add);
    // Called on the handle because Process.destroy would also close the streams.
    process.toHandle().destroy();
  }

  /** Suspends the process for a while. */
  public void stall(Duration duration) {
    signal("STOP");
    long endNanos = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = endNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
      if (code != 0) {
        throw new AssertionError("the program did not take the signal " + name + ":\n" + this);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Sends SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** Returns the processor time that the process has used. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  @Override
  public String toString() {
    return "out:\n" + String.join("\n", out()) + "\nerr:\n" + String.join("\n", err());
  }

  /** The lines of a stream, read by a separate thread. */
  private static final class Lines {

    private final List<String> lines = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    Lines(InputStream stream, String name) {
      Thread reader = new Thread(() -> read(stream), "child-process-" + name);
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream stream) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
          }
        }
      } catch (IOException e) {
        synchronized (lines) {
          lines.add("(stream ended: " + e.getMessage() + ")");
        }
      } finally {
        ended.countDown();
        synchronized (lines) {
          lines.notifyAll();
        }
      }
    }

    String await(Predicate<String> wanted, ChildProcess process) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      synchronized (lines) {
        int seen = 0;
        while (true) {
          for (; seen < lines.size(); seen++) {
            if (wanted.test(lines.get(seen))) {
              return lines.get(seen);
            }
          }
          long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
          if (leftMs <= 0 || ended.getCount() == 0) {
            throw new AssertionError("the expected line did not appear:\n" + process);
          }
          try {
            lines.wait(leftMs);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
          }
        }
      }
    }

    List<String> soFar() {
      synchronized (lines) {
        return List.copyOf(lines);
      }
    }

    void awaitEnd() throws InterruptedException {
      ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
