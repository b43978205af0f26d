package id.suhu.bench.spark;

/** Which records a contestant reads. */
enum ReadRange {
  /** Reads all records that the topic contains at the start, then ends. */
  WHOLE_TOPIC,
  /** Reads records that arrive after the start, until the process is stopped. */
  NEW_RECORDS
}
