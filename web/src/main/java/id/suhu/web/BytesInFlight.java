package id.suhu.web;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the bytes of all requests that are under way, which are in memory until Kafka has
 * acknowledged them. Thread-safe.
 */
final class BytesInFlight {

  private final long most;
  private final long least;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param most of all requests
   * @param least counted for a request, however small: each one also has a thread
   */
  BytesInFlight(long most, long least) {
    this.most = most;
    this.least = least;
  }

  /** Starts the share of a request; it is empty yet. */
  Share share() {
    return new Share();
  }

  private boolean take(long bytes) {
    long before = taken.get();
    while (before + bytes <= most) {
      if (taken.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = taken.get();
    }
    return false;
  }

  /** The share of one request, given back at the close. For one thread. */
  final class Share implements AutoCloseable {

    private long held;

    private Share() {}

    /** Grows to a number of bytes; returns false if this is too much at present. */
    boolean growTo(long bytes) {
      long more = Math.max(bytes, least) - held;
      if (more > 0 && !take(more)) {
        return false;
      }
      held += Math.max(0, more);
      return true;
    }

    @Override
    public void close() {
      taken.addAndGet(-held);
      held = 0;
    }
  }
}
