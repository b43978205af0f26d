package id.suhu.sim.send;

import java.io.IOException;
import java.util.Optional;

/** Where a run's readings come from, in the order in which they are due. Used by one thread. */
public interface ReadingFeed extends AutoCloseable {

  /**
   * The next reading; empty at the end.
   *
   * @throws IOException if what it is read from cannot be read any further
   */
  Optional<DueReading> next() throws IOException;

  /** Lets go of what is open. */
  @Override
  void close() throws IOException;
}
