package id.suhu.view.recount;

import java.util.Map;
import java.util.TreeMap;

/**
 * The rejected records of the reading topic: their number by reason, and their identity as an
 * order-independent sum of 64-bit hashes of (partition, offset, reason). Two equal tallies contain
 * the same records, except with a probability of 2^-64. Any client can write to the rejected topic:
 * reasons beyond a hundred, and very long ones, are counted together. Single-threaded.
 */
public final class RejectedTally {

  private static final int MOST_REASONS = 100;
  private static final int LONGEST_REASON = 64;
  private static final String OTHERS = "…";

  private final TreeMap<String, Long> byReason = new TreeMap<>();
  private long checksum;

  public void add(int partition, long offset, String reason) {
    boolean known = byReason.containsKey(reason);
    boolean room = byReason.size() < MOST_REASONS && reason.length() <= LONGEST_REASON;
    byReason.merge(known || room ? reason : OTHERS, 1L, Long::sum);
    checksum += mix(mix(mix(partition + 1L) + offset) + reason.hashCode());
  }

  public Map<String, Long> byReason() {
    return byReason;
  }

  public long count() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  public boolean sameAs(RejectedTally other) {
    return byReason.equals(other.byReason) && checksum == other.checksum;
  }

  /** SplitMix64's finaliser, Stafford's variant 13. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
