package id.suhu.testkit;

import id.suhu.core.history.ReadingStore;

class MemoryStoreTest extends ReadingStoreContract {

  @Override
  protected ReadingStore create() {
    return new MemoryStore();
  }
}
