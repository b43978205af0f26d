package id.suhu.bench.spark;

/** Which records a contestant reads. */
enum Reach {
  /** From the topic's first record to the one that is its last at the start; then it ends. */
  WHOLE_TOPIC,
  /** What comes from now on, until it is ended. */
  NEW_RECORDS
}
