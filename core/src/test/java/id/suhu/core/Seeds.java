package id.suhu.core;

import java.util.stream.LongStream;

/** The seeds of property tests: fixed, or the one given by {@code -Dsuhu.seed=…}. */
public final class Seeds {

  private Seeds() {}

  /** Returns the seeds from 1 to the count. */
  public static LongStream upTo(int count) {
    Long only = Long.getLong("suhu.seed");
    return only == null ? LongStream.rangeClosed(1, count) : LongStream.of(only);
  }

  /** A check for one seed. */
  @FunctionalInterface
  public interface Check {
    /** Runs the check; fails with an {@link AssertionError} or an exception. */
    void run() throws Exception;
  }

  /** Runs a check and names the seed if it fails. */
  public static void check(long seed, Check check) {
    try {
      check.run();
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "seed %d (again with -Dsuhu.seed=%d): %s".formatted(seed, seed, e.getMessage()), e);
    }
  }
}
