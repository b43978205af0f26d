package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.LogLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {

  @TempDir Path folder;

  /** Logs at several levels, in a separate process: other tests share the log of this one. */
  static final class LevelLogger {

    private LevelLogger() {}

    public static void main(String[] levels) {
      for (String level : levels) {
        Logging.configure(LogLevel.valueOf(level));
        for (String name : new String[] {"id.suhu.engine.Engine", "org.apache.kafka.Any"}) {
          LoggerFactory.getLogger(name).info("info of {}", name);
          LoggerFactory.getLogger(name).warn("warning of {}", name);
          LoggerFactory.getLogger(name)
              .error("error of {}", name, new IllegalStateException("cause of " + name));
        }
      }
    }
  }

  /** Logs text that a record could contain. */
  static final class HostileTextLogger {

    private HostileTextLogger() {}

    public static void main(String[] levels) {
      Logging.configure(LogLevel.valueOf(levels[0]));
      for (String name : new String[] {"id.suhu.app.assembly.LiveLog", "org.apache.kafka.Any"}) {
        LoggerFactory.getLogger(name)
            .error(
                "record says {}",
                "\u001b[2J\n12:00:00 ERROR forged\u202e",
                new IllegalStateException("quotes \u001b[2J\u202e"));
      }
    }
  }

  @Test
  void escapesControlCharacters() throws Exception {
    String message = "ERROR record says \\u001B[2J\\u000A12:00:00 ERROR forged\\u202E";

    assertThat(logged(HostileTextLogger.class, "WARN"))
        .containsExactly(
            message, "java.lang.IllegalStateException: quotes \\u001B[2J\\u202E", message);
  }

  /** Logs a message with data. */
  static final class KeyValueLogger {

    private KeyValueLogger() {}

    public static void main(String[] levels) {
      Logging.configure(LogLevel.valueOf(levels[0]));
      LoggerFactory.getLogger("id.suhu.engine.Engine")
          .atWarn()
          .addKeyValue("topic", "sensor-suhu\n\u001b[2J")
          .addKeyValue("offset", 17)
          .log("A record was refused");
      LoggerFactory.getLogger("id.suhu.engine.Engine").warn("another");
    }
  }

  @Test
  void appendsKeyValuePairsToTheMessage() throws Exception {
    assertThat(logged(KeyValueLogger.class, "WARN"))
        .containsExactly(
            "WARN  A record was refused offset=17 topic=sensor-suhu\\u000A\\u001B[2J",
            "WARN  another");
  }

  @Test
  void logsOnlyErrorsOfKafkaWithoutStackTracesByDefault() throws Exception {
    assertThat(loggedAt("WARN"))
        .containsExactly(
            "WARN  warning of id.suhu.engine.Engine",
            "ERROR error of id.suhu.engine.Engine",
            "java.lang.IllegalStateException: cause of id.suhu.engine.Engine",
            "ERROR error of org.apache.kafka.Any");
  }

  @Test
  void logsEverythingOfSuhuAndKafkaAtInfo() throws Exception {
    assertThat(loggedAt("INFO"))
        .containsExactly(
            "INFO  info of id.suhu.engine.Engine",
            "WARN  warning of id.suhu.engine.Engine",
            "ERROR error of id.suhu.engine.Engine",
            "java.lang.IllegalStateException: cause of id.suhu.engine.Engine",
            "INFO  info of org.apache.kafka.Any",
            "WARN  warning of org.apache.kafka.Any",
            "ERROR error of org.apache.kafka.Any",
            "java.lang.IllegalStateException: cause of org.apache.kafka.Any");
  }

  @Test
  void replacesTheLevelWithTheLatest() throws Exception {
    assertThat(loggedAt("OFF", "ERROR", "OFF"))
        .containsExactly(
            "ERROR error of id.suhu.engine.Engine",
            "java.lang.IllegalStateException: cause of id.suhu.engine.Engine",
            "ERROR error of org.apache.kafka.Any",
            "java.lang.IllegalStateException: cause of org.apache.kafka.Any");
  }

  /**
   * Returns the lines on standard error without times and stack frames; standard output must be
   * empty.
   */
  private String[] loggedAt(String... levels) throws IOException, InterruptedException {
    return logged(LevelLogger.class, levels);
  }

  private String[] logged(Class<?> program, String... levels)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    builder.command().addAll(List.of(levels));
    int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    assertThat(code).isZero();
    assertThat(out).isEmptyFile();
    return Files.readString(err, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("\tat "))
        .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d ", ""))
        .toArray(String[]::new);
  }
}
