package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.TestSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

  private final TestSession session = new TestSession();

  private int run(String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    return Main.program(session.session()).execute(words);
  }

  /**
   * Returns every command, such as {@code alarms list}, except Spark's, which have their own help.
   */
  static Stream<String> commands() {
    return Main.commands(new TestSession().session()).stream()
        .filter(command -> !command.getCommandName().equals("spark"))
        .flatMap(
            command ->
                Stream.concat(
                    Stream.of(command.getCommandName()),
                    command.getSubcommands().keySet().stream()
                        .map(name -> command.getCommandName() + " " + name)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void printsAnExampleInTheHelpOfEveryCommand(String command) {
    int code = run(command + " --help");

    assertThat(code).isZero();
    assertThat(session.err()).isEmpty();
    assertThat(session.out().get(0)).startsWith("Usage: suhu " + command);
    List<String> afterHeading =
        session.out().stream().dropWhile(line -> !line.equals("Examples:")).skip(1).toList();
    assertThat(afterHeading).isNotEmpty().allMatch(line -> line.startsWith("  "));
    assertThat(afterHeading.get(0)).startsWith("  suhu " + command);
  }

  @Test
  void listsEveryCommandInTheHelp() {
    int code = run("--help");

    assertThat(code).isZero();
    assertThat(String.join("\n", session.out()))
        .contains(
            Main.commands(session.session()).stream().map(CommandLine::getCommandName).toList())
        .contains("generate-completion");
  }

  @Test
  void printsTheVersion() {
    int code = run("--version");

    assertThat(code).isZero();
    assertThat(session.out().get(0)).matches("suhu \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @Test
  void generatesACompletionScriptWithCommandsAndOptions() {
    int code = run("generate-completion");

    assertThat(code).isZero();
    assertThat(String.join("\n", session.out()))
        .startsWith("#!/usr/bin/env bash")
        .contains("watch", "--from-beginning", "journal", "spark");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          wach                 | There is no command 'wach'.       | watch
          statu                | There is no command 'statu'.      | status
          alarms lst           | There is no command 'lst'.        | list
          watch --limitt 80    | Unknown options: '--limitt', '80' | --limit
          status --boostrap x  | Unknown options: '--boostrap', 'x' | --bootstrap
          """)
  void suggestsTheNearestNameForATypo(String arguments, String message, String suggestion) {
    int code = run(arguments);

    assertThat(code).isEqualTo(2);
    assertThat(session.out()).isEmpty();
    assertThat(session.err().get(0)).isEqualTo("suhu: " + message);
    assertThat(session.err().get(1)).contains(suggestion);
    assertThat(session.err().get(2)).startsWith("Try 'suhu ").endsWith("--help'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          watch --limit hot           | 'hot' is not a plain number of °C
          watch --limit NaN           | 'NaN' is not a plain number of °C
          watch --max 0               | 0 is less than 1
          watch --max few             | 'few' is not a whole number
          watch --for 30              | did you mean '30s'?
          watch --format xml          | but was 'xml'
          watch --language de         | it must be one of id, en
          watch --log-level loud      | it must be one of off, error, warn, info, debug
          watch --bootstrap here      | 'here' is not HOST:PORT
          watch --topic a/b           | topic name 'a/b' must be
          alarms journal --max -1     | -1 is less than 1
          topics create --partitions 0            | 0 is less than 1
          topics create --partitions 3000000000   | --partitions 3000000000 is more than
          topics create --replication-factor 40000 | --replication-factor 40000 is more than
          """)
  void rejectsAnInvalidValueAsWrongUsage(String arguments, String message) {
    int code = run(arguments);

    assertThat(code).isEqualTo(2);
    assertThat(session.out()).isEmpty();
    assertThat(session.err().get(0)).startsWith("suhu: ").contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alarms", "topics"})
  void rejectsACommandGroupWithoutASubcommand(String arguments) {
    int code = run(arguments);

    assertThat(code).isEqualTo(2);
    assertThat(session.err().get(0)).contains("Missing command");
  }

  @Test
  void reportsAnInvalidVariableAsAFailureAndNotAsWrongUsage() {
    TestSession faulty = new TestSession(Map.of("SUHU_KAFKA_BOOTSTRAP", "here"));

    int code = Main.program(faulty.session()).execute("topics", "list");

    assertThat(code).isEqualTo(1);
    assertThat(String.join("\n", faulty.err())).contains("SUHU_KAFKA_BOOTSTRAP");
  }

  @Test
  void namesAMissingFileOfClientProperties() {
    int code = run("status --command-config no-such-file.properties");

    assertThat(code).isEqualTo(1);
    assertThat(session.err().get(0)).contains("no-such-file.properties");
  }
}
