package id.suhu.core.reading;

/**
 * A position in the reading topic.
 *
 * @param partition from 0; -1 before any reading
 * @param offset from 0; -1 before any reading
 */
public record Position(int partition, long offset) {

  /** The position before any reading. */
  public static final Position NONE = new Position(-1, -1);
}
