package id.suhu.view.recount;

import java.io.IOException;
import java.util.Arrays;

/**
 * A set of 64-bit hashes other than 0, in one array that grows up to a maximum: 8 bytes per slot,
 * plus half of that while it grows. Single-threaded.
 */
final class HashTable {

  /** The smallest maximum capacity. */
  static final int LEAST_CAPACITY = 32;

  private static final int FIRST_CAPACITY = 1 << 10;

  /** Receives the hashes of a table. */
  @FunctionalInterface
  interface Drain {

    /**
     * Receives the hashes.
     *
     * @param hashes the first {@code count} are the hashes, in ascending order; the array belongs
     *     to the table
     */
    void take(long[] hashes, int count) throws IOException;
  }

  private final int maxCapacity;

  // Open addressing with linear probing; 0 is a free slot.
  private long[] table;
  private int size;
  private long sum;

  /**
   * Creates an empty table.
   *
   * @param maxCapacity maximum number of slots: a power of two, at least {@link #LEAST_CAPACITY};
   *     three quarters of them are used
   */
  HashTable(int maxCapacity) {
    if (Integer.bitCount(maxCapacity) != 1 || maxCapacity < LEAST_CAPACITY) {
      throw new IllegalArgumentException(
          "capacity is %d; it must be a power of two, at least %d"
              .formatted(maxCapacity, LEAST_CAPACITY));
    }
    this.maxCapacity = maxCapacity;
    this.table = new long[Math.min(FIRST_CAPACITY, maxCapacity)];
  }

  /** Adds a hash, unless it is present or 0. The table must not be {@link #full}. */
  void add(long hash) {
    if (hash != 0 && put(table, hash)) {
      size++;
      sum += hash;
      if (size > usable(table.length) && table.length < maxCapacity) {
        grow();
      }
    }
  }

  /** Returns whether the table must be drained before another hash is added. */
  boolean full() {
    return size > usable(maxCapacity);
  }

  /** Returns the number of hashes. */
  int size() {
    return size;
  }

  /** Returns the sum of the hashes, modulo 2^64. */
  long sum() {
    return sum;
  }

  /** Returns the current number of slots. */
  int capacity() {
    return table.length;
  }

  /** Passes on all hashes, in their order; the table is empty afterwards, even after a failure. */
  void drain(Drain drain) throws IOException {
    int count = 0;
    for (long hash : table) {
      if (hash != 0) {
        table[count++] = hash;
      }
    }
    Arrays.sort(table, 0, count);
    try {
      drain.take(table, count);
    } finally {
      clear();
    }
  }

  /** Removes all hashes. */
  void clear() {
    Arrays.fill(table, 0);
    size = 0;
    sum = 0;
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (long hash : table) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    table = larger;
  }

  private static int usable(int capacity) {
    return capacity / 4 * 3;
  }

  /** Returns false if the hash was present. */
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
}
