package id.suhu.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged program of Spark's jobs. The system property {@code suhu.spark.program} says where.
 */
public final class SparkProgram {

  private SparkProgram() {}

  /** The start of a command line: the {@code java} that runs this, with the program's options. */
  public static List<String> java() {
    return new ArrayList<>(List.of(ChildProcess.java(), "@" + folder().resolve("jvm.options")));
  }

  /** The jar for {@code spark-submit}. */
  public static Path jar() {
    return folder().resolve("lib/suhu-spark.jar");
  }

  /** Spark's own jars. */
  public static Path spark() {
    return folder().resolve("lib/spark");
  }

  /** Spark's own jars, for a class path. */
  public static String sparkOnClassPath() {
    return spark() + File.separator + "*";
  }

  private static Path folder() {
    Path folder =
        Path.of(System.getProperty("suhu.spark.program", "target/suhu-spark")).toAbsolutePath();
    if (!Files.isRegularFile(folder.resolve("jvm.options"))) {
      throw new IllegalStateException(
          "no packaged program in " + folder + "; './mvnw package' makes it");
    }
    return folder;
  }
}
