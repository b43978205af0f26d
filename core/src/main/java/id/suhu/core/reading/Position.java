package id.suhu.core.reading;

/**
 * A place in the reading topic.
 *
 * @param partition from 0; -1 where there is none yet
 * @param offset from 0; -1 where there is none yet
 */
public record Position(int partition, long offset) {

  /** Before any reading. */
  public static final Position NONE = new Position(-1, -1);
}
