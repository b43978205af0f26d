package id.suhu.app.cli.doctor;

import id.suhu.core.reading.Reading;
import id.suhu.messages.Numbers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * <p>Memory: a table of 8-byte hashes, 11 to 22 bytes for a distinct reading, and half as much more
 * while it grows. At most 800 million readings. Single-threaded.
 */
final class DistinctReadings {

  private static final int FIRST_CAPACITY = 1 << 10;

  private final MessageDigest sha256 = sha256();

  // Open addressing with linear probing; 0 is a free place, so the hash 0 is kept apart.
  private long[] table = new long[FIRST_CAPACITY];
  private int inTable;
  private boolean hasZero;
  private long checksum;

  void add(Reading reading) {
    add(hash(reading));
  }

  long count() {
    return inTable + (hasZero ? 1L : 0L);
  }

  long checksum() {
    return checksum;
  }

  /** Takes a hash in; one that is there already changes nothing. */
  void add(long hash) {
    if (hash == 0) {
      hasZero = true;
    } else if (put(table, hash)) {
      checksum += hash;
      inTable++;
      if (inTable > table.length / 4 * 3) {
        grow();
      }
    }
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

  private void grow() {
    long[] larger = new long[Math.multiplyExact(table.length, 2)];
    for (long hash : table) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    table = larger;
  }

  /** False if it was there. */
  private static boolean put(long[] table, long hash) {
    int mask = table.length - 1;
    int place = (int) hash & mask;
    while (table[place] != 0) {
      if (table[place] == hash) {
        return false;
      }
      place = (place + 1) & mask;
    }
    table[place] = hash;
    return true;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
