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
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the database within its {@link StoreLimits}. Single-threaded. */
final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int PART_OF_DISK = 4;
  private static final long MEBIBYTE = 1024 * 1024;

  /** A day of readings at a time. */
  private static final long AGE_EVERY_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** The database frees the space of what was removed some time later. */
  private static final long SIZE_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ReadingStore store;
  private final Path folder;
  private final StoreLimits limits;
  private OptionalLong agedNanos = OptionalLong.empty();
  private OptionalLong cutNanos = OptionalLong.empty();

  Retention(ReadingStore store, Path folder, StoreLimits limits) {
    this.store = store;
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Removes a unit of storage that is too old, and one if there are too many; a few at a time,
   * because a clock that is wrong for an hour must not cost the history.
   *
   * @throws StoreException if the database fails, or the folder cannot be read
   */
  void apply(long nowMs) {
    if (isDue(agedNanos, AGE_EVERY_NANOS)) {
      boolean readings = store.removeOldestReadings(nowMs - limits.readings().toMillis());
      if (store.removeOldestEvents(nowMs - limits.events().toMillis()) || readings) {
        agedNanos = OptionalLong.of(System.nanoTime());
      }
    }
    if (isDue(cutNanos, SIZE_EVERY_NANOS)) {
      cut();
    }
  }

  private static boolean isDue(OptionalLong removedNanos, long everyNanos) {
    return removedNanos.isEmpty() || System.nanoTime() - removedNanos.getAsLong() >= everyNanos;
  }

  private void cut() {
    try {
      FileStore disk = Files.getFileStore(folder);
      long most = limits.bytes().orElse(disk.getTotalSpace() / PART_OF_DISK);
      long used = size();
      if ((used > most || disk.getUsableSpace() < limits.reservedBytes())
          && (store.removeOldestReadings(Long.MAX_VALUE)
              || store.removeOldestEvents(Long.MAX_VALUE))) {
        cutNanos = OptionalLong.of(System.nanoTime());
        LOG.atWarn()
            .addKeyValue("usedMB", used / MEBIBYTE)
            .addKeyValue("limitMB", most / MEBIBYTE)
            .addKeyValue("freeMB", disk.getUsableSpace() / MEBIBYTE)
            .log("The oldest of what is stored was removed, because the database is too large");
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
}
