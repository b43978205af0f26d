package id.suhu.broker;

import id.suhu.kafka.HostPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A broker in a separate process, which can be killed. It prints its loopback address, then a line
 * with the milliseconds from the call to the first acknowledged record, and stops at the end of its
 * input.
 */
final class BrokerProcess implements AutoCloseable {
  private final Process process;
  private final String bootstrap;
  private final String figures;

  private BrokerProcess(Process process, BufferedReader output) throws IOException {
    this.process = process;
    this.bootstrap = line(output);
    this.figures = line(output);
  }

  private static String line(BufferedReader output) throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException("the broker's process ended");
    }
    return line;
  }

  static BrokerProcess start(Path dataFolder) throws IOException {
    return start(dataFolder, Path.of("target", "process.log"), "warn");
  }

  /**
   * Starts a broker with a log file.
   *
   * @param log the log file, which is overwritten
   * @param level the log level
   */
  static BrokerProcess start(Path dataFolder, Path log, String level) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Dtest.log.file=" + log,
                    "-Dtest.log.level=" + level,
                    BrokerProcess.class.getName(),
                    dataFolder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new BrokerProcess(
        process,
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
  }

  String bootstrap() {
    return bootstrap;
  }

  String figures() {
    return figures;
  }

  long pid() {
    return process.pid();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops the process, and lets it go on after a while. */
  void stall(Duration duration) throws IOException, InterruptedException {
    signal("STOP");
    LockSupport.parkNanos(duration.toNanos());
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    if (new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor() != 0) {
      throw new IllegalStateException("the broker's process did not take the signal " + name);
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("the broker's process did not end", e);
    }
  }

  /** Runs a broker on the folder given as argument. */
  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(
            BrokerSettings.in(Path.of(args[0])).withListen(new HostPort("127.0.0.1", 0)))) {
      long started = System.nanoTime();
      System.out.println(broker.loopbackBootstrap());
      Client client = new Client(broker.loopbackBootstrap());
      try {
        client.createTopic("first");
      } catch (TopicExistsException again) {
        // Created by an earlier process on the same folder.
      }
      client.send("first", "1");
      System.out.println(
          "start_ms="
              + TimeUnit.NANOSECONDS.toMillis(started - start)
              + " first_ack_ms="
              + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      while (System.in.read() >= 0) {
        // The parent process sends nothing; the end of the input is the signal to stop.
      }
      start = System.nanoTime();
    }
    System.out.println("close_ms=" + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    System.exit(0);
  }
}
