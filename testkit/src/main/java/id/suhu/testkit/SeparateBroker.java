package id.suhu.testkit;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.admin.NewTopics;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A process of {@link BrokerProgram}, run from the packaged program's jars and ended by closing
 * this. Thread-safe.
 *
 * @param process the process
 * @param connection the connection for local clients
 * @param bootstrapForUsers the address that requires a user
 */
public record SeparateBroker(
    ChildProcess process, KafkaConnection connection, String bootstrapForUsers)
    implements AutoCloseable {

  /** Starts a broker with its data in a folder, and returns once it accepts requests. */
  public static SeparateBroker start(Path folder, String... javaOptions) {
    List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
    command.addAll(List.of(javaOptions));
    command.add("-cp");
    command.add(
        ChildProcess.placeOf(SeparateBroker.class)
            + File.pathSeparator
            + SuhuProgram.libraries()
            + File.separator
            + "*");
    command.add(BrokerProgram.class.getName());
    command.add(folder.resolve("kafka-data").toString());
    ChildProcess process = ChildProcess.start(folder, Map.of(), command);
    String[] line = process.awaitOut(each -> each.startsWith("kafka ")).split(" ", -1);
    return new SeparateBroker(process, KafkaConnection.plaintext(line[1]), line[2]);
  }

  /** Creates a topic. */
  public void makeTopic(String name, int partitions) {
    try (Admin admin = connection.admin()) {
      if (!new NewTopics(admin).create(new NewTopic(name, partitions, (short) 1))) {
        throw new IllegalStateException("topic '%s' exists already".formatted(name));
      }
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
