package id.suhu.bench.store;

import id.suhu.core.reading.Reading;
import java.io.IOException;
import java.util.List;

/** A database that is measured, empty at first. Single-threaded. */
interface Contestant extends AutoCloseable {

  /** Takes the batches into memory, in the form in which it writes them. */
  void prepare(List<List<Reading>> batches);

  /** Writes every batch in a transaction of its own, and returns once all can be queried. */
  void write() throws IOException;

  /** Returns the bytes on disk of the rows and what belongs to them, once all is settled. */
  long bytes() throws IOException;

  @Override
  void close();
}
