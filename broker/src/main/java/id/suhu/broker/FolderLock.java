package id.suhu.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exclusive lock of a data folder, held until it is closed or the process ends. The lock file
 * is not deleted and contains the process id of the latest holder.
 */
public final class FolderLock implements AutoCloseable {
  private static final String FILE = "kafka.lock";

  // A process loses a POSIX lock when it closes any other channel of the file, so within the
  // process the file is not opened a second time.
  private static final Set<Path> held = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks the folder. Creates it if it is missing, accessible to its owner only.
   *
   * @throws FolderInUseException if another process holds the lock
   * @throws BrokerStartException if the folder cannot be created or written
   */
  public static FolderLock take(Path folder) throws BrokerStartException {
    try {
      OwnerOnly.createFolder(folder);
      Path real = folder.toRealPath();
      if (!held.add(real)) {
        throw inUse(folder, String.valueOf(ProcessHandle.current().pid()));
      }
      try {
        return new FolderLock(real, lock(folder));
      } catch (BrokerStartException | IOException | RuntimeException e) {
        held.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new BrokerStartException(
          "the data folder " + folder + " cannot be written: " + reason(e), e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException, FolderInUseException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      // One byte far behind the process id, which stays readable where locks are mandatory.
      if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
        throw inUse(folder, holder(folder));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (FolderInUseException | IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FolderInUseException inUse(Path folder, String pid) {
    return new FolderInUseException(
        "the data folder "
            + folder
            + " is in use by another Suhu"
            + (pid.isEmpty() ? "" : " (process " + pid + ")"));
  }

  private static String holder(Path folder) {
    try {
      return Files.readString(folder.resolve(FILE)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the operating system's reason. */
  static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException inTheWay) {
      return inTheWay.getFile() + " is a file, not a folder";
    }
    if (e instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (e instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getReason() + " (" + failed.getFile() + ")";
    }
    return String.valueOf(e.getMessage());
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      held.remove(folder);
    }
  }
}
