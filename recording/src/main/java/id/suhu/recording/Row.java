package id.suhu.recording;

/** What a row of a recording turned out to be. */
sealed interface Row permits RecordedReading, BadRow {

  /** Where it begins, from 1. */
  long line();
}
