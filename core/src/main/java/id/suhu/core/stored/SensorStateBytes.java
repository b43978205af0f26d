package id.suhu.core.stored;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.SensorState;
import java.io.IOException;

/**
 * A sensor's state as bytes, and back.
 *
 * <p>The bytes begin with a version (1 byte). The states of every version that was ever written can
 * be read. Since version 3 a state consists of parts with a tag and a length, and holds its rules:
 * a new fact becomes a new part, which an older program keeps as it is. Only what cannot be told in
 * a new part needs a new version. Immutable.
 */
public final class SensorStateBytes {

  private final OldLayouts old;

  /**
   * @param book the rules of today: versions 1 and 2 have the rules' names alone
   */
  public SensorStateBytes(RuleBook book) {
    this.old = new OldLayouts(book);
  }

  /** The state as bytes. */
  public byte[] write(SensorState state) {
    return PartsLayout.write(state);
  }

  /**
   * The state that the bytes hold, under the rules of then.
   *
   * @throws IllegalArgumentException if they are of a newer version or damaged
   */
  public SensorState read(SensorId sensor, byte[] bytes) {
    try {
      int version = bytes.length == 0 ? 0 : bytes[0];
      return switch (version) {
        case PartsLayout.VERSION -> PartsLayout.read(sensor, bytes);
        case OldLayouts.WITH_CLOCK, OldLayouts.FIRST -> old.read(sensor, bytes);
        default ->
            throw new IllegalArgumentException(
                "version %d; this program reads versions %d to %d"
                    .formatted(version, OldLayouts.FIRST, PartsLayout.VERSION));
      };
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the stored state of sensor '%s', %d bytes, cannot be read: %s"
              .formatted(sensor, bytes.length, e.getMessage()),
          e);
    }
  }
}
