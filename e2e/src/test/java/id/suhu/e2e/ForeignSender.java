package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.DebianTool;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A running third-party client that sends readings of sensor S1 on request. Used by one thread. */
final class ForeignSender implements AutoCloseable {

  private static final String READINGS = Topics.DEFAULT.readings();

  /** The available clients. */
  enum Kind {
    PYTHON_WITH_KEY(DebianTool.CONFLUENT_KAFKA, "%d\n") {
      @Override
      List<String> command(String bootstrap) {
        return python(bootstrap, "S1");
      }
    },
    PYTHON_WITHOUT_KEY(DebianTool.CONFLUENT_KAFKA, "%d\n") {
      @Override
      List<String> command(String bootstrap) {
        return python(bootstrap);
      }
    },
    KCAT(DebianTool.KCAT, "{\"sensor_id\": \"S1\", \"temperature\": %d}\n") {
      @Override
      List<String> command(String bootstrap) {
        return List.of("kcat", "-P", "-b", bootstrap, "-t", READINGS, "-k", "S1");
      }
    };

    private final DebianTool tool;
    private final String line;

    Kind(DebianTool tool, String line) {
      this.tool = tool;
      this.line = line;
    }

    abstract List<String> command(String bootstrap);

    private static List<String> python(String bootstrap, String... key) {
      try {
        Path script =
            Path.of(
                Objects.requireNonNull(ForeignSender.class.getResource("send_readings.py"))
                    .toURI());
        List<String> command = new ArrayList<>();
        command.addAll(List.of("/usr/bin/python3", script.toString(), bootstrap, READINGS));
        command.addAll(List.of(key));
        return command;
      } catch (URISyntaxException e) {
        throw new AssertionError("the URL of the script is not a path", e);
      }
    }
  }

  private final Kind kind;
  private final Process process;
  private final BufferedWriter input;

  private ForeignSender(Kind kind, Process process) {
    this.kind = kind;
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts a client; skips the test if it is not installed. */
  static ForeignSender start(Kind kind, String bootstrap) {
    kind.tool.require();
    try {
      return new ForeignSender(
          kind, new ProcessBuilder(kind.command(bootstrap)).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends readings with a client that then exits. */
  static void send(Kind kind, String bootstrap, int... celsius) {
    try (ForeignSender sender = start(kind, bootstrap)) {
      for (int value : celsius) {
        sender.send(value);
      }
      sender.finish();
    }
  }

  /** Makes the client send a reading; returns before it is delivered. */
  void send(int celsius) {
    try {
      input.write(kind.line.formatted(celsius));
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(kind + " accepts no more readings", e);
    }
  }

  /** Waits until the client reports that every reading was delivered. */
  void finish() {
    try {
      input.close();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      assertThat(ended).as("%s ends", kind).isTrue();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as("%s: %s", kind, output).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
