package id.suhu.view.recount;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of hashes in a temporary folder accessible to its owner only; created with the first file,
 * deleted with its content at the close. Single-threaded.
 */
final class SpillFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpillFolder.class);
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path parent;
  private final ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);
  private @Nullable Path folder;
  private long filesMade;

  /**
   * Prepares a folder, which does not exist yet.
   *
   * @param parent the folder in which it will be created
   */
  SpillFolder(Path parent) {
    this.parent = parent;
  }

  /** Returns a name for a new file. */
  Path newFile() throws IOException {
    Path made = folder;
    if (made == null) {
      // Java makes it accessible to the owner only, if the file system has permissions.
      made = Files.createTempDirectory(parent, "suhu-doctor-");
      folder = made;
    }
    return made.resolve(Long.toString(filesMade++));
  }

  /** Appends the hashes [from, to) of an array to a file. */
  void append(Path file, long[] hashes, int from, int to) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      int next = from;
      while (next < to) {
        out.clear();
        while (next < to && out.hasRemaining()) {
          out.putLong(hashes[next++]);
        }
        out.flip();
        while (out.hasRemaining()) {
          channel.write(out);
        }
      }
    }
  }

  /** Reads a file's hashes. */
  void read(Path file, LongConsumer each) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(in) >= 0) {
        in.flip();
        while (in.remaining() >= Long.BYTES) {
          each.accept(in.getLong());
        }
        in.compact();
      }
    }
  }

  /** Deletes a file, to free disk space. */
  void delete(Path file) throws IOException {
    Files.delete(file);
  }

  @Override
  public void close() {
    Path made = folder;
    if (made == null) {
      return;
    }
    folder = null;
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("folder", made)
          .setCause(e)
          .log("Temporary files could not be deleted");
    }
    try {
      Files.delete(made);
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("folder", made)
          .setCause(e)
          .log("The temporary folder could not be deleted");
    }
  }
}
