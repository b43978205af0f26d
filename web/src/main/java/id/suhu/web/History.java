package id.suhu.web;

import id.suhu.core.history.ReadingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The database, as far as it is open. */
record History(Supplier<Optional<ReadingStore>> open) {

  /** Returns the store, or refuses the request. */
  ReadingStore store() {
    return open.get()
        .orElseThrow(
            () ->
                ApiException.unavailable(
                    "the database is not open; it opens once alarms are evaluated, unless"
                        + " store.enabled is false"));
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
