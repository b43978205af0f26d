package id.suhu.sim.send;

import java.io.IOException;
import java.util.Optional;

/** A source of readings, in the order in which they are due. Used by one thread. */
public interface ReadingFeed extends AutoCloseable {

  /**
   * Returns the next reading; empty at the end.
   *
   * @throws IOException if the rest of the source cannot be read
   */
  Optional<DueReading> next() throws IOException;

  /** Closes the source. */
  @Override
  void close() throws IOException;
}
