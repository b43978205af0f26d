package id.suhu.engine;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.stored.SensorStateBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serializes a sensor's slot. Immutable.
 *
 * <p>Layout, big-endian: a byte of flags; depending on it, the number of held readings (4 bytes)
 * and the readings; then the state as written by core. The first engines wrote the state only;
 * those bytes are read too, since core's versions start at 1 and the flags have distant values.
 *
 * @param states core's serialization
 */
record SlotBytes(SensorStateBytes states) {

  private static final int MARKS = 0x40;
  private static final int STATUS_OWED = 1;
  private static final int SPREAD = 2;
  private static final int HELD = 4;
  private static final int ALL_MARKS = MARKS | STATUS_OWED | SPREAD | HELD;

  byte[] write(SensorSlot slot) {
    HeldReadings held = slot.held;
    int marks = MARKS | (slot.statusOwed ? STATUS_OWED : 0) | (slot.spread ? SPREAD : 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(held == null ? marks : marks | HELD);
      if (held != null) {
        out.writeInt(held.size());
        for (Reading reading : held.all()) {
          write(out, reading);
        }
      }
      out.write(states.write(slot.state));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a slot. If only the state cannot be read, the slot is lost but keeps its readings.
   *
   * @throws IllegalArgumentException if the bytes are damaged, or of a newer program
   */
  SensorSlot read(SensorId sensor, byte[] bytes) {
    if (bytes.length == 0 || (bytes[0] & MARKS) == 0 || (bytes[0] & ~ALL_MARKS) != 0) {
      return new SensorSlot(sensor, states.read(sensor, bytes));
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int marks = in.readByte();
      HeldReadings held = (marks & HELD) == 0 ? null : readHeld(in, sensor);
      SensorSlot slot = slot(sensor, in.readAllBytes());
      slot.statusOwed = (marks & STATUS_OWED) != 0;
      slot.spread = (marks & SPREAD) != 0;
      slot.held = held;
      return slot;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the kept readings of sensor '%s' are damaged: %d bytes".formatted(sensor, bytes.length),
          e);
    }
  }

  private SensorSlot slot(SensorId sensor, byte[] state) {
    try {
      return new SensorSlot(sensor, states.read(sensor, state));
    } catch (IllegalArgumentException e) {
      return SensorSlot.lost(sensor, e);
    }
  }

  private static void write(DataOutputStream out, Reading reading) throws IOException {
    out.writeLong(reading.eventTimeMs());
    out.writeLong(reading.arrivalMs());
    out.writeDouble(reading.celsius());
    out.writeBoolean(reading.clockSuspect());
    out.writeInt(reading.position().partition());
    out.writeLong(reading.position().offset());
    // A machine's name has the same maximum length as a sensor's.
    out.writeUTF(reading.machine().orElse(""));
  }

  private static @Nullable HeldReadings readHeld(DataInputStream in, SensorId sensor)
      throws IOException {
    HeldReadings held = new HeldReadings();
    for (int left = in.readInt(); left > 0; left--) {
      long eventTimeMs = in.readLong();
      long arrivalMs = in.readLong();
      double celsius = in.readDouble();
      boolean clockSuspect = in.readBoolean();
      Position position = new Position(in.readInt(), in.readLong());
      Optional<String> machine = Optional.of(in.readUTF()).filter(name -> !name.isEmpty());
      held.add(
          new Reading(sensor, machine, eventTimeMs, arrivalMs, celsius, clockSuspect, position),
          SensorSlot.NEVER);
    }
    return held.isEmpty() ? null : held;
  }
}
