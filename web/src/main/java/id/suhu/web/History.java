package id.suhu.web;

import id.suhu.core.history.ReadingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The database.
 *
 * @param open returns it while it is open
 * @param within how long a request waits for it
 */
record History(Supplier<Optional<ReadingStore>> open, Duration within) {

  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  /** Returns the store, or refuses the request: it opens a moment after the alarms have begun. */
  ReadingStore store() {
    long startNanos = System.nanoTime();
    Optional<ReadingStore> store = open.get();
    while (store.isEmpty() && System.nanoTime() - startNanos < within.toNanos()) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      store = open.get();
    }
    return store.orElseThrow(
        () ->
            ApiException.unavailable(
                "the database is not open; 'suhu status' tells why, unless store.enabled is"
                    + " false"));
  }

  /** Takes a row, unless the client is gone. */
  @FunctionalInterface
  interface RowWriter<T> {
    void write(T row) throws IOException;
  }

  /** Returns a consumer that passes rows on. */
  static <T> Consumer<T> to(RowWriter<T> writer) {
    return row -> {
      try {
        writer.write(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
