package id.suhu.bench.spark;

import id.suhu.kafka.KafkaConnection;
import id.suhu.testkit.BrokerProgram;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Suhu's broker, in a process of its own. Closing it ends that.
 *
 * @param process the process
 * @param connection the way to it
 */
record Kafka(ChildProcess process, KafkaConnection connection) implements AutoCloseable {

  /** Starts it, with its data in a folder. */
  static Kafka start(Path folder) {
    ChildProcess process =
        ChildProcess.start(
            folder,
            Map.of(),
            List.of(
                Packaged.javaProgram(),
                "-Xmx512m",
                "-cp",
                Packaged.placeOf(BrokerProgram.class)
                    + File.pathSeparator
                    + SuhuProgram.libraries()
                    + File.separator
                    + "*",
                BrokerProgram.class.getName(),
                folder.resolve("kafka").toString()));
    String line = process.awaitOut(each -> each.startsWith("kafka "));
    return new Kafka(process, KafkaConnection.plaintext(line.split(" ", -1)[1]));
  }

  /** Makes a topic of one partition. */
  void makeTopic(String name) throws ExecutionException, InterruptedException {
    try (Admin admin = connection.admin()) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
