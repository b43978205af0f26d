package id.suhu.core.sensor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The ids of a sensor's latest commands, by which a repeated one is recognised. Immutable.
 *
 * <p>Only a hash of each is kept, the first eight bytes of its SHA-256, so that commands with long
 * ids take no more memory: a wrong match among n ids has a probability of n / 2^64.
 */
public final class CommandIds {

  /**
   * How many are kept. An engine that was away for minutes may find more commands than operators
   * give in that time, and the copies of a repeated one far apart.
   */
  public static final int MOST = 256;

  /** No ids. */
  public static final CommandIds NONE = new CommandIds(new long[0]);

  /** Oldest first. */
  private final long[] hashes;

  private CommandIds(long[] hashes) {
    this.hashes = hashes;
  }

  /** Returns those with these hashes, oldest first, as far as they are kept. */
  public static CommandIds of(long[] hashes) {
    return new CommandIds(
        Arrays.copyOfRange(hashes, Math.max(0, hashes.length - MOST), hashes.length));
  }

  /** Returns the hashes, oldest first. */
  public long[] hashes() {
    return hashes.clone();
  }

  /** Returns whether an id is one of them. */
  public boolean contains(String id) {
    if (hashes.length == 0) {
      return false;
    }
    long hash = hash(id);
    return Arrays.stream(hashes).anyMatch(each -> each == hash);
  }

  /** Returns these and a later one. */
  public CommandIds with(String id) {
    long[] more = Arrays.copyOf(hashes, hashes.length + 1);
    more[hashes.length] = hash(id);
    return of(more);
  }

  /** Returns these and later ones. */
  public CommandIds before(CommandIds later) {
    long[] both = Arrays.copyOf(hashes, hashes.length + later.hashes.length);
    System.arraycopy(later.hashes, 0, both, hashes.length, later.hashes.length);
    return of(both);
  }

  private static long hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CommandIds ids && Arrays.equals(hashes, ids.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return hashes.length + " command ids";
  }
}
