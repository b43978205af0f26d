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
 * The right of one process to use a data folder, until it closes this or ends, however it ends. The
 * lock file stays behind and holds the process id of its latest holder.
 */
public final class FolderLock implements AutoCloseable {
  private static final String FILE = "kafka.lock";

  // Where locks are POSIX locks, a process loses its lock when it closes the file through any
  // other channel, so within the process the file is not even opened a second time.
  private static final Set<Path> held = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder if it is missing, for its owner alone, and locks it.
   *
   * @throws FolderInUseException if another broker has it
   * @throws BrokerStartException if it cannot be made or written
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
      // One byte far behind the process id: where locks are mandatory, others can still read it.
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

  /** The reason that the operating system gave, in words. */
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
