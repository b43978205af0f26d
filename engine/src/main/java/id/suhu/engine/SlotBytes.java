package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.SensorStateBytes;
import java.util.Arrays;

/**
 * A sensor's slot as bytes, and back: the state as core writes it, behind a byte of the engine's
 * own. The first engines wrote the state alone; those bytes are read too, as core's versions begin
 * at 1 and the engine's mark is far from them. Immutable.
 *
 * @param states core's bytes
 */
record SlotBytes(SensorStateBytes states) {

  private static final byte MARK = 0x40;
  private static final byte MARK_STATUS_OWED = 0x41;

  byte[] write(SensorSlot slot) {
    byte[] state = states.write(slot.state);
    byte[] bytes = new byte[1 + state.length];
    bytes[0] = slot.statusOwed ? MARK_STATUS_OWED : MARK;
    System.arraycopy(state, 0, bytes, 1, state.length);
    return bytes;
  }

  /**
   * @throws IllegalArgumentException if the bytes are damaged, or of a newer program
   */
  SensorSlot read(SensorId sensor, byte[] bytes) {
    boolean marked = bytes.length > 0 && (bytes[0] == MARK || bytes[0] == MARK_STATUS_OWED);
    SensorState state = states.read(marked ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    SensorSlot slot = new SensorSlot(sensor, state);
    slot.statusOwed = marked && bytes[0] == MARK_STATUS_OWED;
    return slot;
  }
}
