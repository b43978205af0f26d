package id.suhu.core.history;

import id.suhu.core.reading.Reading;
import java.util.List;

/**
 * Writes to a {@link ReadingStore}. Single-threaded; a store has one writer at a time.
 *
 * <p>To append records again, in the same order, has the same result and changes nothing: a record
 * counts as stored if the row of its identity has its position.
 */
public interface StoreWriter extends AutoCloseable {

  /**
   * Appends readings. The identity of a reading is its sensor, event time and temperature; the
   * first one appended has the row.
   *
   * @throws StoreException if the database fails; everything since the last commit is to be
   *     appended again, to a new writer
   */
  Appended append(List<Reading> readings);

  /**
   * Appends alarm events. The identity of an event is its event time and position; each has a row.
   *
   * @throws StoreException see {@link #append}
   */
  void appendEvents(List<JournalLine> events);

  /**
   * Makes everything appended permanent: it survives the end of the process, and a power failure.
   * Readers see it soon.
   *
   * @throws StoreException see {@link #append}
   */
  void commit();

  /** Drops what was not committed. */
  @Override
  void close();
}
