package id.suhu.store.feed;

import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the database within its {@link StoreLimits}. Single-threaded. */
final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int PART_OF_DISK = 4;
  private static final long MEBIBYTE = 1024 * 1024;

  private final ReadingStore store;
  private final Path folder;
  private final StoreLimits limits;

  Retention(ReadingStore store, Path folder, StoreLimits limits) {
    this.store = store;
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Removes what is too old, or too much; of the latter, one unit of storage at a time.
   *
   * @throws StoreException if the database fails, or the folder cannot be read
   */
  void apply(long nowMs) {
    long beforeMs = nowMs - limits.retention().toMillis();
    store.removeReadings(beforeMs);
    store.removeEvents(beforeMs);
    try {
      FileStore disk = Files.getFileStore(folder);
      long most = limits.bytes().orElse(disk.getTotalSpace() / PART_OF_DISK);
      long used = size();
      if ((used > most || disk.getUsableSpace() < limits.reservedBytes())
          && store.removeOldestReadings()) {
        LOG.atWarn()
            .addKeyValue("usedMB", used / MEBIBYTE)
            .addKeyValue("limitMB", most / MEBIBYTE)
            .addKeyValue("freeMB", disk.getUsableSpace() / MEBIBYTE)
            .log("The oldest stored readings were removed, because the database is too large");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private long size() throws IOException {
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // Removed by the database meanwhile.
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes.get();
  }

  /**
   * Checks that the disk has room.
   *
   * @throws StoreException if it has less than the reserved bytes
   */
  void requireRoom() {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < limits.reservedBytes()) {
        throw new StoreException(
            "the disk of %s has %d MB free; readings are stored while it has more than %d MB"
                .formatted(folder, free / MEBIBYTE, limits.reservedBytes() / MEBIBYTE));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private StoreException unreadable(IOException e) {
    return new StoreException("%s cannot be read: %s".formatted(folder, e), e);
  }

  /** How often {@link #apply} is to be called. */
  static Duration interval() {
    return Duration.ofSeconds(20);
  }
}
