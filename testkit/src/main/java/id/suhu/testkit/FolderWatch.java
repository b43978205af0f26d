package id.suhu.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Waits for files created by another process. */
public final class FolderWatch {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

  private FolderWatch() {}

  /**
   * Waits until a file exists; its folder need not exist yet.
   *
   * @throws AssertionError if it is not created within 90 s
   */
  public static void await(Path file) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!Files.exists(file)) {
      Path folder = file.toAbsolutePath().getParent();
      while (folder != null && !Files.isDirectory(folder)) {
        folder = folder.getParent();
      }
      if (folder == null) {
        throw new AssertionError("%s has no folder".formatted(file));
      }
      try (WatchService watch = folder.getFileSystem().newWatchService()) {
        WatchKey unused = folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        // The file or a parent folder may have been created before the registration.
        Path child = folder.resolve(folder.relativize(file.toAbsolutePath()).getName(0));
        while (!Files.exists(child)) {
          long left = deadline - System.nanoTime();
          if (left <= 0) {
            throw new AssertionError("%s was not created".formatted(file));
          }
          WatchKey key = watch.poll(left, TimeUnit.NANOSECONDS);
          if (key != null) {
            key.pollEvents().clear();
            boolean unusedValid = key.reset();
          }
        }
      }
    }
  }
}
