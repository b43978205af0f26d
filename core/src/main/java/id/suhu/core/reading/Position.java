package id.suhu.core.reading;

/**
 * A position in the reading topic, or in what was imported.
 *
 * @param partition from 0; -1 before any reading; -2 of an imported reading
 * @param offset from 0; -1 before any reading
 */
public record Position(int partition, long offset) {

  /** The position before any reading. */
  public static final Position NONE = new Position(-1, -1);

  private static final int IMPORTED = -2;

  /**
   * Returns the position of a reading that did not come from the topic.
   *
   * @param number tells it from all others
   */
  public static Position imported(long number) {
    return new Position(IMPORTED, number);
  }
}
