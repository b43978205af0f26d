package id.suhu.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The name by which Kafka knows this engine again after a restart, kept in its folder. With it a
 * killed engine takes its partitions and its open transaction back at once, instead of after the
 * time-outs of a member that is thought to be another.
 */
final class InstanceId {

  private InstanceId() {}

  /** The name kept in the folder; a new one where there is none. */
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
      // Written aside and moved: a crash in between must not leave half a name.
      Path aside = folder.resolve("instance-id.new");
      Files.writeString(aside, id + "\n");
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return id;
    } catch (IOException e) {
      throw EngineStartException.ofFolder(folder, e);
    }
  }
}
