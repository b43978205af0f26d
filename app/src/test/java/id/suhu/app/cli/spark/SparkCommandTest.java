package id.suhu.app.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.cli.SuhuCommand;
import id.suhu.cli.ClientProperties;
import id.suhu.cli.Program;
import id.suhu.testkit.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command with a child process that notes what it was given: it writes nothing, for it has the
 * output of the process of the tests.
 */
@Timeout(60)
class SparkCommandTest {

  private static final String MAIN =
      """
      package id.suhu.spark;

      import java.lang.management.ManagementFactory;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.util.List;

      public final class Main {
        public static void main(String[] arguments) throws Exception {
          Path folder = Path.of(System.getProperty("fake.folder"));
          Files.write(folder.resolve("arguments"), List.of(arguments));
          Files.write(
              folder.resolve("options"), ManagementFactory.getRuntimeMXBean().getInputArguments());
          Files.write(folder.resolve("input"), Files.readAllBytes(Path.of("/dev/stdin")));
          System.exit(7);
        }
      }
      """;

  @TempDir Path folder;
  private Path program = Path.of("");

  @BeforeEach
  void makeProgram() throws IOException {
    program =
        FakeSparkProgram.make(
            folder.resolve("a program"), MAIN, List.of(), "-Dfake.folder=" + folder, "-Xms9m");
  }

  @Test
  void theJobGetsWhatIsConfiguredAndItsExitCodeIsTheCommands() throws Exception {
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
  void withoutAConfigurationItGetsTheDefaults() throws Exception {
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
  void optionsOverrideTheConfiguration() throws Exception {
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
  void whateverElseIsGivenComesThroughAsItIs() throws Exception {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark",
        "spark --help",
        "spark -h",
        "spark archive --help",
        "spark archive --topic a/b -h --topic",
        "spark --version",
        "spark --limit 5 archive",
        "spark -- archive"
      })
  void helpAndWhatNamesNoJobAreTheProgramsAffair(String line) throws Exception {
    // given
    TestSession faulty = new TestSession(Map.of("SUHU_KAFKA_BOOTSTRAP", "here"));
    List<String> words = List.of(line.split(" "));

    // when
    int code = run(faulty, words.toArray(String[]::new));

    // then
    assertThat(code).isEqualTo(7);
    assertThat(arguments()).isEqualTo(words.subList(1, words.size()));
    assertThat(faulty.err()).isEmpty();
  }

  @Test
  void clientPropertiesGoThroughItsInputAndNotThroughItsArguments() throws Exception {
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

  @Test
  void theUsersJavaOptionsComeAfterTheProgramsOwn() throws Exception {
    // given
    TestSession session =
        new TestSession(Map.of("SUHU_JAVA_OPTS", " -Xmx70m  -Dtold=much ", "LANG", "C"));

    // when
    run(session, "spark", "archive");

    // then
    assertThat(Files.readAllLines(folder.resolve("options")))
        .containsSubsequence("-Xmx64m", "-Xms9m", "-Xmx70m", "-Dtold=much", "-Dsuhu.led=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark archive --bootstrap here", "spark archive --topic"})
  void aWrongOptionOfSuhuIsWrongUsage(String line) {
    // given
    TestSession session = new TestSession();

    // when
    int code = run(session, line.split(" "));

    // then
    assertThat(code).isEqualTo(2);
    assertThat(session.err().get(0)).startsWith("suhu: ");
    assertThat(session.err()).last().isEqualTo("Try 'suhu spark --help'.");
    assertThat(folder.resolve("arguments")).doesNotExist();
  }

  @Test
  void aMissingProgramIsToldInASentence() {
    // given
    TestSession session = new TestSession();
    program = folder.resolve("elsewhere");

    // when
    int code = run(session, "spark", "archive");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(session.err())
        .containsExactly(
            "suhu: The Spark program is missing in %s: './suhu spark' builds it, or name its folder with -Dsuhu.spark.program=FOLDER."
                .formatted(program));
  }

  @Test
  void aCommandThatIsToEndStartsNothing() {
    // given
    TestSession session = new TestSession();
    session.stop().ask();

    // when
    int code = run(session, "spark", "archive");

    // then
    assertThat(code).isZero();
    assertThat(folder.resolve("arguments")).doesNotExist();
  }

  private int run(TestSession session, String... arguments) {
    return new Program(
            session.session(),
            SuhuCommand.holding(
                session.session(),
                List.of(SparkCommand.in(session.session(), new SparkProgram(program)))))
        .execute(arguments);
  }

  private static String[] spark(List<String> others) {
    return Stream.concat(Stream.of("spark", "hot-readings"), others.stream())
        .toArray(String[]::new);
  }

  private List<String> arguments() throws IOException {
    return Files.readAllLines(folder.resolve("arguments"));
  }
}
