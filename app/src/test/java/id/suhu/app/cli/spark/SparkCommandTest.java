package id.suhu.app.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.TestSession;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the command starts the jobs' program, and when it does not. */
@Timeout(60)
class SparkCommandTest extends SparkCommandWithNotes {

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
  void delegatesHelpAndArgumentsWithoutAJobToTheProgram(String line) throws Exception {
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
  void appendsTheUsersJavaOptionsToThoseOfTheProgram() throws Exception {
    // given
    TestSession session =
        new TestSession(Map.of("SUHU_JAVA_OPTS", " -Xmx70m  -Dtest.option=set ", "LANG", "C"));

    // when
    run(session, "spark", "archive");

    // then
    assertThat(Files.readAllLines(folder.resolve("options")))
        .containsSubsequence(
            "-Xmx64m", "-Xms9m", "-Xmx70m", "-Dtest.option=set", "-Dsuhu.led=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark archive --bootstrap here", "spark archive --topic"})
  void rejectsAnInvalidOptionOfSuhuAsWrongUsage(String line) {
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
  void reportsAMissingProgramInOneSentence() {
    // given
    TestSession session = new TestSession();
    program = folder.resolve("elsewhere");

    // when
    int code = run(session, "spark", "archive");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(session.err())
        .containsExactly(
            ("suhu: The Spark program is missing in %s: './suhu spark' builds it, or specify"
                    + " its folder with -Dsuhu.spark.program=FOLDER.")
                .formatted(program));
  }

  @Test
  void startsNothingAfterAStopRequest() {
    // given
    TestSession session = new TestSession();
    session.stop().ask();

    // when
    int code = run(session, "spark", "archive");

    // then
    assertThat(code).isZero();
    assertThat(folder.resolve("arguments")).doesNotExist();
  }
}
