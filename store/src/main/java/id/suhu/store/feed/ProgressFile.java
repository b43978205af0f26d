package id.suhu.store.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.core.history.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** The {@link Progress} in a file in the folder of the database. Not thread-safe. */
final class ProgressFile {

  private static final int VERSION = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  ProgressFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the file; a missing one contains nothing.
   *
   * @throws StoreException if it cannot be read, or was written by a newer version
   */
  Progress read() {
    if (!Files.exists(file)) {
      return Progress.NONE;
    }
    try {
      JsonNode json = JSON.readTree(file.toFile());
      int version = json.path("version").asInt();
      if (version != VERSION) {
        throw new StoreException(
            "%s has version %d, this program reads version %d: use the version of Suhu that wrote it"
                .formatted(file, version, VERSION));
      }
      return read(json);
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Progress read(JsonNode json) {
    Map<String, Uuid> ids = new HashMap<>();
    Map<TopicPartition, Taken> partitions = new HashMap<>();
    json.path("topics")
        .properties()
        .forEach(
            topic -> {
              ids.put(topic.getKey(), Uuid.fromString(topic.getValue().path("id").asText()));
              topic
                  .getValue()
                  .path("partitions")
                  .properties()
                  .forEach(
                      each ->
                          partitions.put(
                              new TopicPartition(topic.getKey(), Integer.parseInt(each.getKey())),
                              taken(each.getValue())));
            });
    return new Progress(ids, partitions);
  }

  private static Taken taken(JsonNode json) {
    Map<String, Long> rejected = new HashMap<>();
    json.path("rejected")
        .properties()
        .forEach(reason -> rejected.put(reason.getKey(), reason.getValue().asLong()));
    return new Taken(
        json.path("next").asLong(),
        json.path("epoch").isInt() ? Optional.of(json.path("epoch").asInt()) : Optional.empty(),
        json.path("received").asLong(),
        json.path("stored").asLong(),
        json.path("duplicates").asLong(),
        rejected,
        json.path("missed").asLong());
  }

  /**
   * Replaces the file. After a power failure it has the old content or the new one.
   *
   * @throws StoreException if it cannot be written
   */
  void write(Progress progress) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", VERSION);
    ObjectNode topics = json.putObject("topics");
    progress.topicIds().forEach((topic, id) -> topics.putObject(topic).put("id", id.toString()));
    progress
        .partitions()
        .forEach(
            (partition, taken) ->
                write(
                    taken,
                    topics
                        .withObjectProperty(partition.topic())
                        .withObjectProperty("partitions")
                        .putObject(String.valueOf(partition.partition()))));
    try {
      replace(JSON.writeValueAsBytes(json));
    } catch (IOException e) {
      throw new StoreException("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  private static void write(Taken taken, ObjectNode json) {
    json.put("next", taken.next());
    taken.epoch().ifPresent(epoch -> json.put("epoch", epoch));
    json.put("received", taken.received());
    json.put("stored", taken.stored());
    json.put("duplicates", taken.duplicates());
    ObjectNode rejected = json.putObject("rejected");
    taken.rejected().forEach(rejected::put);
    json.put("missed", taken.missed());
  }

  private void replace(byte[] bytes) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        int unused = channel.write(buffer);
      }
      channel.force(true);
    }
    Path unused =
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
