package id.suhu.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file in the data folder with the running broker's address for local processes. It is stale if
 * the folder is not locked.
 */
final class LoopbackAddressFile {
  private final Path file;

  LoopbackAddressFile(Path dataFolder) {
    this.file = dataFolder.resolve("kafka.address");
  }

  Optional<String> read() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  void write(String bootstrap) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(written, bootstrap + "\n");
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
