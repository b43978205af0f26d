package id.suhu.app.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.ClientProperties;
import id.suhu.testkit.TestSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The arguments of the job: the configuration and the rest of the command line. */
@Timeout(60)
class SparkArgumentsTest extends SparkCommandWithNotes {

  @Test
  void passesTheConfigurationToTheJobAndReturnsItsExitCode() throws Exception {
    // given
    Path configuration =
        Files.writeString(
            folder.resolve("suhu.yaml"),
            """
            kafka:
              bootstrap: kafka-1:9092,kafka-2:9092
              topic: presses
            readings:
              retention: 1.5h
            language: id
            logLevel: info
            """);

    // when
    int code =
        run(new TestSession(), "spark", "--config", configuration.toString(), "archive", "--x");

    // then
    assertThat(code).isEqualTo(7);
    assertThat(arguments())
        .containsExactly(
            "archive",
            "--bootstrap",
            "kafka-1:9092,kafka-2:9092",
            "--topic",
            "presses",
            "--retention",
            "5400000ms",
            "--language",
            "id",
            "--log-level",
            "info",
            "--x");
    assertThat(folder.resolve("input")).isEmptyFile();
  }

  @Test
  void passesTheDefaultsWithoutAConfiguration() throws Exception {
    // when
    run(new TestSession(Map.of("LANG", "C")), "spark", "archive");

    // then
    assertThat(arguments())
        .containsExactly(
            "archive",
            "--bootstrap",
            "127.0.0.1:9092",
            "--topic",
            "sensor-suhu",
            "--log-level",
            "warn");
  }

  @Test
  void overridesTheConfigurationWithOptions() throws Exception {
    // given
    TestSession session =
        new TestSession(
            Map.of("SUHU_KAFKA_TOPIC", "presses", "SUHU_READINGS_RETENTION", "7d", "LANG", "C"));

    // when
    run(
        session,
        "spark",
        "--topic=ovens",
        "archive",
        "--retention=1d",
        "--log-level",
        "ERROR",
        "--bootstrap",
        "here:1");

    // then
    assertThat(arguments())
        .containsExactly(
            "archive",
            "--bootstrap",
            "here:1",
            "--topic",
            "ovens",
            "--log-level",
            "error",
            "--retention=1d");
  }

  @Test
  void passesOtherArgumentsUnchanged() throws Exception {
    // given
    List<String> others =
        List.of(
            "--limit",
            "-5",
            "--x=y=z",
            "--a",
            "1",
            "--a",
            "2",
            "-hot",
            "-c",
            "two words",
            "",
            "*",
            "watch",
            "--empty=",
            "-",
            "é",
            "--",
            "--topic",
            "t",
            "--help",
            "--");

    // when
    run(new TestSession(Map.of("LANG", "C")), spark(others));

    // then
    assertThat(arguments())
        .startsWith("hot-readings", "--bootstrap", "127.0.0.1:9092", "--topic", "sensor-suhu")
        .endsWith(others.toArray(String[]::new))
        .hasSize(7 + others.size());
  }

  @Test
  void passesClientPropertiesThroughStandardInputInsteadOfArguments() throws Exception {
    // given
    Path own = folder.resolve("own.properties");
    Files.writeString(
        own, "sasl.mechanism=SCRAM-SHA-512\nssl.truststore.password=p\\u00e4ss=: #!\n");
    String jaas = "Module required username=\"a\\b\" password=\" ünder\tscore\n\";";
    TestSession session =
        new TestSession(
            Map.of(
                "SUHU_KAFKA_CLIENT_PROPERTIES_SASL_JAAS_CONFIG",
                jaas,
                "SUHU_KAFKA_CLIENT_PROPERTIES_SASL_MECHANISM",
                "PLAIN"));

    // when
    run(session, "spark", "archive", "--command-config", own.toString(), "--output", "x");

    // then
    assertThat(arguments())
        .containsSubsequence("--command-config", "/dev/stdin", "--output", "x")
        .doesNotContain(own.toString())
        .noneMatch(word -> word.contains("password"));
    assertThat(ClientProperties.read(folder.resolve("input")))
        .containsOnly(
            Map.entry("sasl.jaas.config", jaas),
            Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
            Map.entry("ssl.truststore.password", "päss=: #!"));
  }

  private static String[] spark(List<String> others) {
    return Stream.concat(Stream.of("spark", "hot-readings"), others.stream())
        .toArray(String[]::new);
  }
}
