package id.suhu.app.cli.spark;

import id.suhu.app.cli.SuhuCommand;
import id.suhu.cli.Program;
import id.suhu.testkit.FakeSparkProgram;
import id.suhu.testkit.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Base of the command's tests: a child process that records its arguments and input. It writes no
 * output because it inherits the output of the test process.
 */
abstract class SparkCommandWithNotes {

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
  Path program = Path.of("");

  @BeforeEach
  void makeProgram() throws IOException {
    program =
        FakeSparkProgram.make(
            folder.resolve("a program"), MAIN, List.of(), "-Dfake.folder=" + folder, "-Xms9m");
  }

  final int run(TestSession session, String... arguments) {
    return new Program(
            session.session(),
            SuhuCommand.holding(
                session.session(),
                List.of(SparkCommand.in(session.session(), new SparkProgram(program)))))
        .execute(arguments);
  }

  final List<String> arguments() throws IOException {
    return Files.readAllLines(folder.resolve("arguments"));
  }
}
