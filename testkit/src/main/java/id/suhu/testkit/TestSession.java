package id.suhu.testkit;

import id.suhu.cli.Console;
import id.suhu.cli.Session;
import id.suhu.cli.Stop;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A session with output to memory. For one command only. */
public final class TestSession {

  private final Lines data = new Lines();
  private final Lines notes = new Lines();
  private final Stop stop = new Stop();
  private final Session session;

  /** Creates a session in English, with additional environment variables. */
  public TestSession(Map<String, String> environment) {
    this(environment, Optional.empty());
  }

  /**
   * Creates a session in English, with additional environment variables and another standard
   * output.
   */
  public TestSession(Map<String, String> environment, OutputStream data) {
    this(environment, Optional.of(data));
  }

  private TestSession(Map<String, String> environment, Optional<OutputStream> other) {
    Map<String, String> all = new HashMap<>(Map.of("LANG", "en_US.UTF-8"));
    all.putAll(environment);
    this.session =
        new Session(
            new Console(other.orElse(data), notes, false, false),
            stop,
            all,
            InstantSource.system(),
            level -> {});
  }

  /** Creates a session in English. */
  public TestSession() {
    this(Map.of());
  }

  /** Returns the session for a command. */
  public Session session() {
    return session;
  }

  /** Returns the command's stop request. */
  public Stop stop() {
    return stop;
  }

  /** Returns the lines of standard output. */
  public List<String> out() {
    return data.lines();
  }

  /** Returns the lines of standard error. */
  public List<String> err() {
    return notes.lines();
  }

  /** Waits for a line on standard output, written by another thread. */
  public void awaitOut(String beginning) throws InterruptedException {
    data.await(beginning);
  }

  /** Waits for a line on standard error, written by another thread. */
  public void awaitErr(String beginning) throws InterruptedException {
    notes.await(beginning);
  }

  /** Output that can be read by another thread. */
  private static final class Lines extends OutputStream {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      bytes.write(b);
      notifyAll();
    }

    @Override
    public synchronized void write(byte[] more, int offset, int length) {
      bytes.write(more, offset, length);
      notifyAll();
    }

    synchronized List<String> lines() {
      return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    synchronized void await(String beginning) throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (lines().stream().noneMatch(line -> line.startsWith(beginning))) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new IllegalStateException("no line '%s…' in %s".formatted(beginning, lines()));
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
  }
}
