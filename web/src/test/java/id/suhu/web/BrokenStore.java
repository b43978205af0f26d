package id.suhu.web;

import id.suhu.core.history.ReadingStore;
import id.suhu.core.reading.Reading;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Databases that fail. */
final class BrokenStore {

  private BrokenStore() {}

  /** Returns one that fails at once. */
  static ReadingStore failing(Throwable fault) {
    return store(
        (proxy, method, arguments) -> {
          throw fault;
        });
  }

  /** Returns one that fails after so many readings of an answer. */
  static ReadingStore failingAfter(int readings, IntFunction<Reading> reading, Throwable fault) {
    return store(
        (proxy, method, arguments) -> {
          if (method.getName().equals("awaitVisible")) {
            return true;
          }
          @SuppressWarnings("unchecked")
          Consumer<Reading> to = (Consumer<Reading>) arguments[2];
          for (int i = 0; i < readings; i++) {
            to.accept(reading.apply(i));
          }
          throw fault;
        });
  }

  private static ReadingStore store(InvocationHandler handler) {
    return (ReadingStore)
        Proxy.newProxyInstance(
            BrokenStore.class.getClassLoader(), new Class<?>[] {ReadingStore.class}, handler);
  }
}
