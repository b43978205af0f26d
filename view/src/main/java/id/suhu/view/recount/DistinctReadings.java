package id.suhu.view.recount;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Counts distinct readings by identity (sensor, event time, temperature), with a checksum that does
 * not depend on their order: two topics with the same distinct readings have the same checksum.
 *
 * <p>A reading's hash is the first eight bytes, big-endian, of SHA-256 over {@code
 * sensor_id<TAB>event_time_ms<TAB>celsius} as UTF-8, numbers as printed by {@link
 * Numbers#temperature}, so that any tool can recompute it; the checksum is the sum of the distinct
 * hashes modulo 2^64. Sensor ids contain no control characters, so the text identifies a reading
 * exactly; count and checksum are exact unless two of n readings share a hash, which has a
 * probability of about n² / 2^65: one in 370,000 for ten million.
 *
 * <p>Memory: a table of 4 MiB, 6 while it grows, whatever the number of readings. Hashes that do
 * not fit are spilled to files by their top bits, and counted file by file at the end: 8 bytes on
 * disk for each hash of each table that was full, so at most 8 bytes per reading. Single-threaded,
 * for one use.
 */
public final class DistinctReadings implements AutoCloseable {

  /** Capacity of the table: 4 MiB, 390,000 distinct readings before anything is spilled. */
  public static final int DEFAULT_CAPACITY = 1 << 19;

  /** Number of hash bits that select a file at a time. */
  private static final int BUCKET_BITS = 6;

  /**
   * The result of a count.
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

  // The hash 0 is kept separately, since 0 marks a free slot of the table.
  private boolean hasZero;

  /**
   * Creates an empty count.
   *
   * @param temporary the folder in which a folder for files is created, if needed
   */
  public DistinctReadings(Path temporary) {
    this(temporary, DEFAULT_CAPACITY);
  }

  /** Creates an empty count with a different maximum capacity of its {@link HashTable}. */
  public DistinctReadings(Path temporary, int capacity) {
    this.table = new HashTable(capacity);
    this.files = new SpillFolder(temporary);
  }

  /**
   * Adds a reading; one that was added before has no effect.
   *
   * @throws UncheckedIOException if hashes cannot be spilled
   */
  void add(Reading reading) {
    add(reading.sensor(), reading.eventTimeMs(), reading.celsius());
  }

  /**
   * Adds the reading of an identity; one that was added before has no effect.
   *
   * @param eventTimeMs epoch milliseconds
   * @param celsius °C
   * @throws UncheckedIOException if hashes cannot be spilled
   */
  void add(SensorId sensor, long eventTimeMs, double celsius) {
    add(hash(sensor, eventTimeMs, celsius));
  }

  /** Adds the hash of a reading. */
  void add(long hash) {
    if (hash == 0) {
      hasZero = true;
    } else {
      all.add(hash);
    }
  }

  /**
   * Returns the total of all readings added; none can be added afterwards.
   *
   * @throws UncheckedIOException if spilled hashes cannot be read
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

  private long hash(SensorId sensor, long eventTimeMs, double celsius) {
    String identity = sensor.text() + '\t' + eventTimeMs + '\t' + Numbers.temperature(celsius);
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
   * Hashes with the same bits above those that select its files. Only one bucket at a time has
   * hashes in the table, which is shared by all.
   */
  private final class Bucket {

    private final int shift;
    private final Path[] parts = new Path[1 << BUCKET_BITS];
    private boolean spilled;

    /**
     * Creates an empty bucket.
     *
     * @param shift the number of bits below those that select its files
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
