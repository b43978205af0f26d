package id.suhu.recording;

/** A row of a recording: a reading or a bad row. */
sealed interface Row permits RecordedReading, BadRow {

  /** Returns the line at which the row begins, from 1; in a Parquet file, its number. */
  long line();
}
