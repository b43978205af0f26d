package id.suhu.testkit;

import id.suhu.kafka.KafkaConnection;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A run of {@link BrokerProgram}, from the packaged program's jars. Closing it ends that.
 * Thread-safe.
 *
 * @param process the process
 * @param connection the way to it for everybody on this machine
 * @param bootstrapForUsers the address that wants a user
 */
public record SeparateBroker(
    ChildProcess process, KafkaConnection connection, String bootstrapForUsers)
    implements AutoCloseable {

  /** Starts one, with its data in a folder, and returns once it takes requests. */
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

  /** Makes a topic. */
  public void makeTopic(String name, int partitions) {
    try (Admin admin = connection.admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("topic '%s' was not made".formatted(name), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a topic was made", e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
