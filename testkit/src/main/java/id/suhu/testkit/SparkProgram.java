package id.suhu.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged program of the Spark jobs, at the path given by the system property {@code
 * suhu.spark.program}.
 */
public final class SparkProgram {

  private SparkProgram() {}

  /** Returns the start of a command line: the running {@code java} with the program's options. */
  public static List<String> java() {
    return new ArrayList<>(List.of(ChildProcess.java(), "@" + folder().resolve("jvm.options")));
  }

  /** Returns the jar for {@code spark-submit}. */
  public static Path jar() {
    return folder().resolve("lib/suhu-spark.jar");
  }

  /** Returns the folder of Spark's jars. */
  public static Path spark() {
    return folder().resolve("lib/spark");
  }

  /** Returns Spark's jars as a class path. */
  public static String sparkOnClassPath() {
    return spark() + File.separator + "*";
  }

  private static Path folder() {
    Path folder =
        Path.of(System.getProperty("suhu.spark.program", "target/suhu-spark")).toAbsolutePath();
    if (!Files.isRegularFile(folder.resolve("jvm.options"))) {
      throw new IllegalStateException(
          "no packaged program in " + folder + "; './mvnw package' creates it");
    }
    return folder;
  }
}
