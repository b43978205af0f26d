package id.suhu.engine;

/**
 * What the engine knows of its own hearing, in elapsed milliseconds: whoever could not hear must
 * not call others silent. Thread-safe.
 */
interface Hearing {

  /** Up to when everything that had arrived was judged; very early if nothing is proven. */
  long provenMs();

  /** When the engine last could hear nobody; very early if it always could. */
  long deafUntilMs();
}
