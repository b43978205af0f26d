package id.suhu.core.stored;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.SensorState;
import java.io.IOException;

/**
 * Serialises and deserialises the state of a sensor.
 *
 * <p>The bytes begin with a version (1 byte). All earlier versions can be read. Since version 3, a
 * state consists of parts with a tag and a length, and contains its rules. New data goes into a new
 * part, which an older program retains unchanged; only data that does not fit into a part needs a
 * new version. Immutable.
 */
public final class SensorStateBytes {

  private final OldLayouts old;

  /**
   * @param book the current rules; versions 1 and 2 contain only the names of rules
   */
  public SensorStateBytes(RuleBook book) {
    this.old = new OldLayouts(book);
  }

  /** Serialises a state. */
  public byte[] write(SensorState state) {
    return PartsLayout.write(state);
  }

  /**
   * Deserialises a state, with the rules under which it was written.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of a newer version
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
