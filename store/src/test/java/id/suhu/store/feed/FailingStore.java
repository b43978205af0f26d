package id.suhu.store.feed;

import id.suhu.core.history.Appended;
import id.suhu.core.history.JournalLine;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Reading;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets commits of a store fail: some before they have an effect, and some after it. */
final class FailingStore {

  private FailingStore() {}

  /**
   * Returns a store whose next commits fail.
   *
   * @param failures how many are left to fail; every second one has had its effect
   */
  static ReadingStore of(ReadingStore store, AtomicInteger failures) {
    return (ReadingStore)
        Proxy.newProxyInstance(
            ReadingStore.class.getClassLoader(),
            new Class<?>[] {ReadingStore.class},
            (proxy, method, arguments) ->
                method.getName().equals("writer")
                    ? new Writer(store.writer(), failures)
                    : method.invoke(store, arguments));
  }

  private record Writer(StoreWriter writer, AtomicInteger failures) implements StoreWriter {

    @Override
    public Appended append(List<Reading> readings) {
      return writer.append(readings);
    }

    @Override
    public void appendEvents(List<JournalLine> events) {
      writer.appendEvents(events);
    }

    @Override
    public void commit() {
      int left = failures.getAndUpdate(each -> Math.max(0, each - 1));
      if (left == 0 || left % 2 == 0) {
        writer.commit();
      }
      if (left > 0) {
        throw new StoreException("the disk is broken on purpose");
      }
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
