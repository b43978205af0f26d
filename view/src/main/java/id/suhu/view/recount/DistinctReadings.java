package id.suhu.view.recount;

import id.suhu.core.reading.Reading;
import id.suhu.messages.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Counts distinct readings by identity (sensor, event time, temperature), and sums them up in a
 * checksum that does not depend on their order: two topics with the same distinct readings have the
 * same one.
 *
 * <p>A reading's hash is the first eight bytes, big-endian, of SHA-256 over {@code
 * sensor_id<TAB>event_time_ms<TAB>celsius} as UTF-8, numbers as {@link Numbers#temperature} prints
 * them, so that any tool can recompute it; the checksum is the sum of the distinct hashes modulo
 * 2^64. Sensor ids have no control characters, so the text is the identity exactly; count and
 * checksum are exact unless two of n readings share a hash, which has a probability of about n² /
 * 2^65: one in 370,000 for ten million.
 *
 * <p>Memory: a table of 4 MiB, 6 while it grows, whatever the number of readings. Hashes that do
 * not fit are spilled to files by their top bits, and counted file by file at the end: 8 bytes on
 * disk for each hash of each table that was full, so at most 8 bytes for a reading.
 * Single-threaded, for one use.
 */
public final class DistinctReadings implements AutoCloseable {

  /** Places of the table: 4 MiB, 390,000 distinct readings before anything is written. */
  public static final int DEFAULT_CAPACITY = 1 << 19;

  /** Hashes are told apart by so many bits at a time, in as many files as these can name. */
  private static final int BUCKET_BITS = 6;

  /**
   * What was counted.
   *
   * @param count distinct readings
   * @param checksum the sum of their hashes modulo 2^64
   */
  public record Total(long count, long checksum) {
    Total plus(Total other) {
      return new Total(count + other.count, checksum + other.checksum);
    }
  }

  private final MessageDigest sha256 = sha256();
  private final HashTable table;
  private final SpillFolder files;
  private final Bucket all = new Bucket(Long.SIZE - BUCKET_BITS);

  // The table's free places are 0.
  private boolean hasZero;

  /**
   * Counts from nothing.
   *
   * @param temporary the folder where a folder for files is made, if they are needed
   */
  public DistinctReadings(Path temporary) {
    this(temporary, DEFAULT_CAPACITY);
  }

  /** The same with another bound of the table, as {@link HashTable} has it. */
  public DistinctReadings(Path temporary, int capacity) {
    this.table = new HashTable(capacity);
    this.files = new SpillFolder(temporary);
  }

  /**
   * Takes a reading in; one that is there already changes nothing.
   *
   * @throws UncheckedIOException if what does not fit into memory cannot be written
   */
  void add(Reading reading) {
    add(hash(reading));
  }

  /** The same with a reading's hash. */
  void add(long hash) {
    if (hash == 0) {
      hasZero = true;
    } else {
      all.add(hash);
    }
  }

  /**
   * What all that was added comes to; nothing can be added any more.
   *
   * @throws UncheckedIOException if what was written cannot be read
   */
  Total total() {
    try {
      return all.total().plus(new Total(hasZero ? 1 : 0, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the files. */
  @Override
  public void close() {
    files.close();
  }

  private long hash(Reading reading) {
    String identity =
        reading.sensor().text()
            + '\t'
            + reading.eventTimeMs()
            + '\t'
            + Numbers.temperature(reading.celsius());
    return ByteBuffer.wrap(sha256.digest(identity.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Hashes that agree in all bits above those that its files tell apart. Only one bucket at a time
   * has hashes in the table, which all share.
   */
  private final class Bucket {

    private final int shift;
    private final Path[] parts = new Path[1 << BUCKET_BITS];
    private boolean spilled;

    /**
     * An empty bucket.
     *
     * @param shift how many bits stand below those that tell its files apart
     */
    Bucket(int shift) {
      this.shift = shift;
    }

    void add(long hash) {
      table.add(hash);
      if (table.full()) {
        try {
          spill();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    Total total() throws IOException {
      if (!spilled) {
        Total inMemory = new Total(table.size(), table.sum());
        table.clear();
        return inMemory;
      }
      spill();
      Total sum = new Total(0, 0);
      for (Path part : parts) {
        if (part != null) {
          // Without bits left, a part has fewer hashes than the smallest table holds.
          Bucket smaller = new Bucket(Math.max(0, shift - BUCKET_BITS));
          files.read(part, smaller::add);
          files.delete(part);
          sum = sum.plus(smaller.total());
        }
      }
      return sum;
    }

    private void spill() throws IOException {
      spilled = true;
      table.drain(
          (hashes, count) -> {
            int from = 0;
            while (from < count) {
              int part = part(hashes[from]);
              int to = from + 1;
              while (to < count && part(hashes[to]) == part) {
                to++;
              }
              if (parts[part] == null) {
                parts[part] = files.newFile();
              }
              files.append(parts[part], hashes, from, to);
              from = to;
            }
          });
    }

    private int part(long hash) {
      return (int) (hash >>> shift) & ((1 << BUCKET_BITS) - 1);
    }
  }
}
