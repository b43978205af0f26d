package id.suhu.store.questdb;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The committed rows that rollups may not contain yet, as the earliest event time of each
 * transaction. Thread-safe.
 */
final class Unsettled {

  /** The event time of a transaction of which nothing is known. */
  static final long ANY = Long.MIN_VALUE;

  /** The transaction of a rollup that contains nothing, or is not valid. */
  static final long NOTHING = -1;

  /** At two commits a second, half an hour. */
  private static final int MOST = 4_096;

  private record Commit(long transaction, long fromMs) {}

  private final Deque<Commit> commits = new ArrayDeque<>();

  /**
   * Adds a transaction.
   *
   * @param transaction its number, or a later one
   * @param fromMs its earliest event time, epoch milliseconds
   */
  synchronized void add(long transaction, long fromMs) {
    long earliestMs = fromMs;
    if (commits.size() == MOST) {
      earliestMs = Math.min(earliestMs, commits.removeLast().fromMs());
    }
    commits.addLast(new Commit(transaction, earliestMs));
  }

  /** Forgets transactions that all rollups contain. */
  synchronized void settled(long transaction) {
    while (!commits.isEmpty() && commits.getFirst().transaction() <= transaction) {
      commits.removeFirst();
    }
  }

  /** Returns an event time before which rollups are right that contain a transaction. */
  synchronized long fromMs(long transaction) {
    if (transaction == NOTHING) {
      return ANY;
    }
    return commits.stream()
        .filter(commit -> commit.transaction() > transaction)
        .mapToLong(Commit::fromMs)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
