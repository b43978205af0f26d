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
 * @param folder where its options and jars are
 */
public record SparkProgram(Path folder) {

  private static final String PROPERTY = "suhu.spark.program";

  /** Where the build puts it, seen from the folder of the sources. */
  private static final String BUILT = "spark/target/suhu-spark";

  private static final String MAIN = "id.suhu.spark.Main";

  /** The program that the launcher names. */
  public static SparkProgram ofThisProcess() {
    return new SparkProgram(Path.of(System.getProperty(PROPERTY, BUILT)).toAbsolutePath());
  }

  /** Whether it is there. */
  boolean exists() {
    return Files.isRegularFile(options());
  }

  /**
   * What starts it: the program and its arguments.
   *
   * @param javaOptions override its own
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
