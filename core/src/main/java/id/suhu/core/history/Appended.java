package id.suhu.core.history;

/**
 * What became of appended records.
 *
 * @param stored records that have a row of their own
 * @param duplicates records whose identity another record's row has
 */
public record Appended(long stored, long duplicates) {

  /** Returns the sum. */
  public Appended plus(Appended other) {
    return new Appended(stored + other.stored, duplicates + other.duplicates);
  }
}
