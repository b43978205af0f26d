package id.suhu.web;

import java.util.List;

/** Writes readings to the reading topic. Thread-safe. */
@FunctionalInterface
public interface ReadingSender extends AutoCloseable {

  /**
   * Sends readings in their order, and returns once Kafka has acknowledged all of them. Throws
   * Kafka's exceptions; then a part of them may have been taken.
   */
  void send(List<ReadingBytes> readings);

  /** Ends what is under way. */
  @Override
  default void close() {}
}
