package id.suhu.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The identifier by which Kafka recognises this engine after a restart, stored in its folder. It
 * lets a killed engine take its partitions and its open transaction back at once, instead of after
 * the timeouts of a different member.
 */
final class InstanceId {

  private InstanceId() {}

  /** Returns the identifier stored in the folder; creates one if it is missing. */
  static String in(Path folder) throws EngineStartException {
    Path file = folder.resolve("instance-id");
    try {
      Files.createDirectories(folder);
      if (Files.exists(file)) {
        String id = Files.readString(file).strip();
        if (!id.isEmpty()) {
          return id;
        }
      }
      String id = UUID.randomUUID().toString();
      // Written to a temporary file and moved: a crash must not leave an incomplete identifier.
      Path aside = folder.resolve("instance-id.new");
      Files.writeString(aside, id + "\n");
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return id;
    } catch (IOException e) {
      throw EngineStartException.ofFolder(folder, e);
    }
  }
}
