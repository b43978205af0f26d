package id.suhu.app.up;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import java.util.Optional;

/** The simulated sensors of {@code --demo}. */
final class Demo implements AutoCloseable {

  private Demo() {}

  /** Starts them, where they are wanted; closing stops them. */
  static Demo start(Optional<DemoModel> model, KafkaConnection connection, Topics topics) {
    return new Demo();
  }

  @Override
  public void close() {}
}
