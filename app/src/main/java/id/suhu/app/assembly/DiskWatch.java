package id.suhu.app.assembly;

import id.suhu.web.DiskSpace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes the free space of the data's disk each minute, to tell how long it lasts. Whoever fills the
 * disk, it stops the plant's data, so all that is used counts. Thread-safe.
 */
final class DiskWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  /** An hour: databases take space in steps, which a shorter time would take for a trend. */
  private static final int KEPT = 60;

  private static final Duration LEAST = Duration.ofMinutes(5);

  private final Path folder;
  private final Deque<Space> noted = new ArrayDeque<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "suhu-disk-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Free space.
   *
   * @param nanos when, by the monotonic clock
   */
  record Space(long nanos, long bytes) {}

  DiskWatch(Path folder) {
    this.folder = folder;
    var unused = clock.scheduleAtFixedRate(this::note, 0, 1, TimeUnit.MINUTES);
  }

  private void note() {
    try {
      long bytes = Files.getFileStore(folder).getUsableSpace();
      synchronized (this) {
        noted.add(new Space(System.nanoTime(), bytes));
        if (noted.size() > KEPT) {
          noted.remove();
        }
      }
    } catch (IOException e) {
      LOG.debug("The free space cannot be read", e);
    }
  }

  /** Returns the space now; empty if it cannot be read. */
  Optional<DiskSpace> space() {
    try {
      FileStore disk = Files.getFileStore(folder);
      Space now = new Space(System.nanoTime(), disk.getUsableSpace());
      return Optional.of(
          new DiskSpace(
              folder.toAbsolutePath().toString(), now.bytes(), disk.getTotalSpace(), lasts(now)));
    } catch (IOException e) {
      LOG.debug("The free space cannot be read", e);
      return Optional.empty();
    }
  }

  private synchronized Optional<Duration> lasts(Space now) {
    return noted.isEmpty() ? Optional.empty() : lasts(noted.element(), now);
  }

  /** Returns how long the space lasts if it shrinks as between two times. */
  static Optional<Duration> lasts(Space before, Space now) {
    long nanos = now.nanos() - before.nanos();
    long used = before.bytes() - now.bytes();
    if (nanos < LEAST.toNanos() || used <= 0) {
      return Optional.empty();
    }
    double seconds = (double) now.bytes() / used * nanos / 1e9;
    return Optional.of(Duration.ofSeconds((long) seconds));
  }

  @Override
  public void close() {
    var unused = clock.shutdownNow();
  }
}
