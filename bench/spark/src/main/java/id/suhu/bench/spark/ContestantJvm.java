package id.suhu.bench.spark;

import id.suhu.kafka.read.ReadingRecords;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SparkProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** The JVM of a contestant: that of the packaged Spark program, with the benchmark's classes. */
final class ContestantJvm {

  private ContestantJvm() {}

  /**
   * Returns the command that starts the JVM, without a main class. All contestants have the same.
   */
  static List<String> command(Path temporaryFolder) {
    List<String> command = SparkProgram.java();
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + temporaryFolder,
            "-Dspark.sql.streaming.streamingQueryListeners=" + QueryClock.class.getName(),
            "-cp",
            String.join(
                File.pathSeparator,
                SparkProgram.jar().toString(),
                SparkProgram.sparkOnClassPath(),
                ChildProcess.placeOf(ContestantJvm.class).toString(),
                ChildProcess.placeOf(ReadingRecords.class).toString())));
    return command;
  }
}
