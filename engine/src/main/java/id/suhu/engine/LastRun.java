package id.suhu.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records for the next engine in the folder that this one ran out of memory: the records it was
 * reading may be the cause, and are still in Kafka. Thread-safe.
 */
final class LastRun implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(LastRun.class);
  private static final byte[] STARTED = "started      \n".getBytes(US_ASCII);
  private static final byte[] WITHOUT_MEMORY = "out of memory\n".getBytes(US_ASCII);

  private final RandomAccessFile file;
  private final boolean before;

  private LastRun(RandomAccessFile file, boolean before) {
    this.file = file;
    this.before = before;
  }

  /**
   * Begins a run.
   *
   * @param folder the engine's folder, which exists
   * @throws EngineStartException if the folder cannot be written
   */
  static LastRun begin(Path folder) throws EngineStartException {
    Path path = folder.resolve("last-run");
    try {
      boolean before =
          Files.exists(path) && Arrays.equals(Files.readAllBytes(path), WITHOUT_MEMORY);
      LastRun run = new LastRun(new RandomAccessFile(path.toFile(), "rw"), before);
      run.write(STARTED);
      return run;
    } catch (IOException e) {
      throw EngineStartException.ofFolder(folder, e);
    }
  }

  /** Returns whether the previous run ended out of memory. */
  boolean endedWithoutMemory() {
    return before;
  }

  /** Records that this run ends out of memory. Allocates no memory. */
  void endsWithoutMemory() {
    try {
      // Also called at the start: code that runs for the first time would need memory to be linked.
      write(WITHOUT_MEMORY);
    } catch (IOException e) {
      LOG.error("The out-of-memory mark could not be written", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("The engine's file could not be closed", e);
    }
  }

  private void write(byte[] words) throws IOException {
    file.seek(0);
    file.write(words);
  }
}
