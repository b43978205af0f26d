package id.suhu.bench.spark;

import id.suhu.kafka.read.ReadingRecords;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SparkProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** The packaged Spark program, with what the contestants need besides. */
final class Packaged {

  private Packaged() {}

  /** How a contestant's JVM is started, up to its main class: the same for each of them. */
  static List<String> java(Path temporaryFiles) {
    List<String> command = SparkProgram.java();
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + temporaryFiles,
            "-Dspark.sql.streaming.streamingQueryListeners=" + QueryClock.class.getName(),
            "-cp",
            String.join(
                File.pathSeparator,
                SparkProgram.jar().toString(),
                SparkProgram.sparkOnClassPath(),
                ChildProcess.placeOf(Packaged.class).toString(),
                ChildProcess.placeOf(ReadingRecords.class).toString())));
    return command;
  }
}
