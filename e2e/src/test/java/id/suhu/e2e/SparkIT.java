package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.FakeSparkProgram;
import id.suhu.testkit.SuhuProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code suhu spark} stops, with a small substitute for Spark's program: with the same setup,
 * and with a batch that continues for a given time after the stop.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SparkIT {

  private static final String MAIN =
      """
      package id.suhu.spark;

      import id.suhu.cli.Patience;
      import id.suhu.cli.Program;
      import id.suhu.cli.Session;
      import java.time.Duration;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.concurrent.Callable;
      import picocli.CommandLine;
      import picocli.CommandLine.Command;
      import picocli.CommandLine.Unmatched;

      @Command(name = "suhu spark")
      public final class Main implements Callable<Integer> {
        private final Session session;

        @Unmatched private List<String> arguments = new ArrayList<>();

        Main(Session session) {
          this.session = session;
        }

        public static void main(String[] arguments) throws Exception {
          if (arguments[0].equals("without-handler")) {
            System.out.println("running " + ProcessHandle.current().pid());
            // A signal ends the process here: no handler is installed yet.
            Thread.sleep(120_000);
          }
          Session session = Session.ofThisProcess(level -> {});
          session.stop().allow(Patience.ledOr(Patience.LONG));
          System.exit(new Program(session, new CommandLine(new Main(session))).run(arguments));
        }

        @Override
        public Integer call() throws Exception {
          print("running " + ProcessHandle.current().pid());
          session.stop().await(Duration.ofMinutes(2));
          print("stop requested");
          // The batch takes longer than a command without a batch may take to stop.
          Thread.sleep(1_000 * Long.parseLong(arguments.get(arguments.size() - 1)));
          print("batch done");
          return 3;
        }

        private void print(String line) {
          session.console().line(line);
          session.console().flush();
        }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeProgram() throws Exception {
    List<Path> jars;
    try (Stream<Path> files = Files.list(SuhuProgram.libraries())) {
      jars =
          files
              .filter(
                  jar ->
                      jar.getFileName()
                          .toString()
                          .matches("(suhu-(cli|core|messages)|picocli|jspecify|jackson-.*)\\.jar"))
              .toList();
    }
    FakeSparkProgram.make(folder.resolve("spark"), MAIN, jars);
  }

  @Test
  void finishesALongBatchDespiteRepeatedSignalsToTheJob() {
    try (ChildProcess suhu = spark("archive", "11")) {
      ProcessHandle job = job(suhu);

      suhu.terminate();
      suhu.awaitOut(line -> line.equals("stop requested"));
      // Like terminals and service managers, which signal the job as well.
      job.destroy();
      job.destroy();

      assertThat(suhu.exitCode()).as(suhu.toString()).isEqualTo(3);
      assertThat(suhu.out()).last().isEqualTo("batch done");
      assertThat(suhu.err())
          .filteredOn(line -> line.equals("Stopped; nothing is left unwritten."))
          .hasSize(1);
      assertThat(suhu.err()).hasSize(2);
    }
  }

  @Test
  void endsBothProcessesOnASecondSignal() throws Exception {
    try (ChildProcess suhu = spark("archive", "100")) {
      ProcessHandle job = job(suhu);
      suhu.terminate();
      suhu.awaitOut(line -> line.equals("stop requested"));

      suhu.terminate();

      assertThat(suhu.exitCode()).as(suhu.toString()).isEqualTo(1);
      job.onExit().get();
      assertThat(suhu.out()).doesNotContain("batch done");
    }
  }

  @Test
  void exitsCleanlyWhenTheSignalEndsTheJobBeforeItInstallsAHandler() {
    try (ChildProcess suhu = spark("without-handler")) {
      job(suhu);

      suhu.terminate();

      assertThat(suhu.exitCode()).as(suhu.toString()).isZero();
      assertThat(suhu.leftBehind()).isEmpty();
    }
  }

  @Test
  void reportsThatTheJobWasKilled() {
    try (ChildProcess suhu = spark("archive", "100")) {
      job(suhu).destroyForcibly();

      assertThat(suhu.exitCode()).as(suhu.toString()).isEqualTo(1);
      assertThat(suhu.err())
          .anyMatch(line -> line.startsWith("The Spark job was killed (SIGKILL)"));
    }
  }

  private ChildProcess spark(String... arguments) {
    return SuhuProgram.start(
        folder,
        Map.of(),
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-Dsuhu.spark.program=" + folder.resolve("spark")),
        Stream.concat(Stream.of("spark"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static ProcessHandle job(ChildProcess suhu) {
    String beginning = "running ";
    String line = suhu.awaitOut(text -> text.startsWith(beginning));
    return ProcessHandle.of(Long.parseLong(line.substring(beginning.length()))).orElseThrow();
  }
}
