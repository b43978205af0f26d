package id.suhu.core;

import java.util.stream.LongStream;

/** The seeds that properties run with: always the same, or the one of {@code -Dsuhu.seed=…}. */
public final class Seeds {

  private Seeds() {}

  /** So many seeds, from 1. */
  public static LongStream upTo(int count) {
    Long only = Long.getLong("suhu.seed");
    return only == null ? LongStream.rangeClosed(1, count) : LongStream.of(only);
  }

  /** Something that a seed may break. */
  @FunctionalInterface
  public interface Check {
    /** Fails with an {@link AssertionError} or an exception. */
    void run() throws Exception;
  }

  /** Runs a check, and names the seed where it fails. */
  public static void check(long seed, Check check) {
    try {
      check.run();
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "seed %d (again with -Dsuhu.seed=%d): %s".formatted(seed, seed, e.getMessage()), e);
    }
  }
}
