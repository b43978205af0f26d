package id.suhu.bench.store;

import id.suhu.kafka.KafkaConnection;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code suhu up} with 1 GB of heap and its data in {@code data} of a folder. */
final class MeasuredSystem implements AutoCloseable {

  private final ChildProcess up;

  /** Starts it. */
  MeasuredSystem(Path folder) {
    this.up =
        SuhuProgram.start(
            folder,
            Map.of(),
            List.of("-Xmx1g"),
            "up",
            "--data",
            "data",
            "--kafka-listen",
            "127.0.0.1:0");
  }

  /** Waits until it is ready. */
  KafkaConnection kafka() {
    return KafkaConnection.plaintext(SuhuProgram.kafka(up));
  }

  /** Returns the URL of a path of its API. */
  String url(String path) {
    return SuhuProgram.http(up) + path;
  }

  @Override
  public void close() {
    up.close();
  }
}
