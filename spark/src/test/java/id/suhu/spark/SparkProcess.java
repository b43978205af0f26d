package id.suhu.spark;

import id.suhu.testkit.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processes from the packaged Spark program: its own, and those of a cluster from its jars. */
final class SparkProcess {

  private static final String LOOPBACK = "127.0.0.1";

  private SparkProcess() {}

  /** The folder that the build has made. */
  static Path program() {
    Path program =
        Path.of(System.getProperty("suhu.spark.program", "target/suhu-spark")).toAbsolutePath();
    if (!Files.isDirectory(program.resolve("lib"))) {
      throw new IllegalStateException(
          "no packaged program in " + program + "; './mvnw package' makes it");
    }
    return program;
  }

  /** The jar for {@code spark-submit}. */
  static Path jar() {
    return program().resolve("lib/suhu-spark.jar");
  }

  /** Runs a job as {@code suhu spark} does. */
  static ChildProcess job(Path folder, String... arguments) {
    List<String> command = java("900m");
    command.add(jar() + File.pathSeparator + libraries());
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--master", "local[2]"));
    return ChildProcess.start(folder, Map.of(), command);
  }

  /** Runs one of Spark's own programs, from Spark's jars alone. */
  static ChildProcess spark(Path home, String heap, List<String> arguments) {
    List<String> command = java(heap);
    command.add(libraries());
    command.addAll(arguments);
    return ChildProcess.start(
        home,
        Map.of(
            "SPARK_HOME",
            home.toString(),
            "SPARK_LOCAL_IP",
            LOOPBACK,
            "SPARK_SCALA_VERSION",
            "2.13"),
        command);
  }

  /** Makes what a worker takes for an installed Spark: its executors' class path is in it. */
  static Path home(Path folder) throws IOException {
    Files.writeString(folder.resolve("RELEASE"), "");
    Path jars = Files.createDirectory(folder.resolve("jars"));
    try (Stream<Path> libraries = Files.list(program().resolve("lib/spark"))) {
      for (Path library : libraries.toList()) {
        Files.createSymbolicLink(jars.resolve(library.getFileName()), library);
      }
    }
    return folder;
  }

  private static String libraries() {
    return program().resolve("lib/spark") + File.separator + "*";
  }

  private static List<String> java(String heap) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + program().resolve("jvm.options"),
            "-Xmx" + heap,
            "-XX:-UseParallelGC",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp"));
  }
}
