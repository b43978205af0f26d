package id.suhu.engine;

/**
 * The periods for which the engine could receive readings, in elapsed milliseconds: without
 * receiving, it must not detect silence. Thread-safe.
 */
interface Reception {

  /**
   * Returns the moment up to which everything that had arrived has been evaluated; a very early
   * moment if nothing is proven.
   */
  long provenMs();

  /**
   * Returns the end of the last period in which the engine could not receive any readings; a very
   * early moment if there was none.
   */
  long interruptedUntilMs();
}
