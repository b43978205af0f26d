package id.suhu.spark;

import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SparkProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts processes of the packaged Spark program: jobs, and a cluster from its jars. */
final class SparkProcess {

  private static final String LOOPBACK = "127.0.0.1";

  private SparkProcess() {}

  /** Runs a job like {@code suhu spark}. */
  static ChildProcess job(Path folder, String... arguments) {
    List<String> command = java("900m");
    command.add(SparkProgram.jar() + File.pathSeparator + SparkProgram.sparkOnClassPath());
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--master", "local[2]"));
    return ChildProcess.start(folder, Map.of(), command);
  }

  /** Runs one of Spark's programs with only Spark's jars. */
  static ChildProcess spark(Path home, String heap, List<String> arguments) {
    List<String> command = java(heap);
    command.add(SparkProgram.sparkOnClassPath());
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

  /** Creates a Spark home for a worker, with the class path of its executors. */
  static Path home(Path folder) throws IOException {
    Files.writeString(folder.resolve("RELEASE"), "");
    Path jars = Files.createDirectory(folder.resolve("jars"));
    try (Stream<Path> libraries = Files.list(SparkProgram.spark())) {
      for (Path library : libraries.toList()) {
        Files.createSymbolicLink(jars.resolve(library.getFileName()), library);
      }
    }
    return folder;
  }

  private static List<String> java(String heap) {
    List<String> command = SparkProgram.java();
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:-UseParallelGC",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp"));
    return command;
  }
}
