package id.suhu.app.cli.spark;

import id.suhu.cli.Patience;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged program of the module {@code spark}.
 *
 * @param folder contains its options and jars
 */
public record SparkProgram(Path folder) {

  private static final String PROPERTY = "suhu.spark.program";

  /** Its location after a build, relative to the source folder. */
  private static final String BUILT = "spark/target/suhu-spark";

  private static final String MAIN = "id.suhu.spark.Main";

  /** Returns the program named by the launcher. */
  public static SparkProgram ofThisProcess() {
    return new SparkProgram(Path.of(System.getProperty(PROPERTY, BUILT)).toAbsolutePath());
  }

  /** Returns whether the program exists. */
  boolean exists() {
    return Files.isRegularFile(options());
  }

  /**
   * Returns the command line that starts the program.
   *
   * @param javaOptions override the program's own
   */
  List<String> commandLine(List<String> javaOptions, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("@" + options());
    words.addAll(javaOptions);
    words.add(Patience.ledOption());
    words.add("-cp");
    words.add(
        folder.resolve("lib/suhu-spark.jar")
            + File.pathSeparator
            + folder.resolve("lib/spark")
            + File.separator
            + "*");
    words.add(MAIN);
    words.addAll(arguments);
    return words;
  }

  private Path options() {
    return folder.resolve("jvm.options");
  }
}
