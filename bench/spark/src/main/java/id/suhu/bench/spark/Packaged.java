package id.suhu.bench.spark;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The packaged Spark program. The system property {@code suhu.spark.program} says where. */
final class Packaged {

  private Packaged() {}

  /** How a contestant's JVM is started, up to its main class: the same for each of them. */
  static List<String> java(Path temporaryFiles) {
    Path program =
        Path.of(System.getProperty("suhu.spark.program", "spark/target/suhu-spark"))
            .toAbsolutePath();
    Path options = program.resolve("jvm.options");
    if (!Files.isRegularFile(options)) {
      throw new IllegalStateException("no packaged program in " + program);
    }
    Path libraries = program.resolve("lib");
    return List.of(
        javaProgram(),
        "@" + options,
        "-Djava.io.tmpdir=" + temporaryFiles,
        "-Dspark.sql.streaming.streamingQueryListeners=" + QueryClock.class.getName(),
        "-cp",
        String.join(
            File.pathSeparator,
            libraries.resolve("suhu-spark.jar").toString(),
            libraries.resolve("spark") + File.separator + "*",
            placeOf(Packaged.class).toString()));
  }

  /** The {@code java} that runs this. */
  static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The jar or folder that a class came from. */
  static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of %s is no path".formatted(type), e);
    }
  }
}
