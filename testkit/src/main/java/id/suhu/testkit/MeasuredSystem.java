package id.suhu.testkit;

import id.suhu.kafka.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code suhu up} with 1 GB of heap and its data in {@code data} of a folder. */
public final class MeasuredSystem implements AutoCloseable {

  private final ChildProcess up;

  /** Starts it. */
  public MeasuredSystem(Path folder) {
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
  public KafkaConnection kafka() {
    return KafkaConnection.plaintext(SuhuProgram.kafka(up));
  }

  /** Returns the URL of a path of its API. */
  public String url(String path) {
    return SuhuProgram.http(up) + path;
  }

  /** Returns the processor time that it has used. */
  public Duration processorTime() {
    return up.processorTime();
  }

  @Override
  public void close() {
    up.close();
  }
}
