package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.stored.SensorStateBytes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotBytesTest {

  private static final SensorId S1 = new SensorId("S1");

  private final SensorStateBytes states = new SensorStateBytes(RuleBook.DEFAULT);
  private final SlotBytes bytes = new SlotBytes(states);
  private final SensorSlot slot = new SensorSlot(S1, SensorState.unknown(S1));

  @Test
  void keepsTheFlagOfAnOwedStatus() {
    assertThat(bytes.read(S1, bytes.write(slot)).statusOwed).isFalse();

    slot.statusOwed = true;

    SensorSlot read = bytes.read(S1, bytes.write(slot));
    assertThat(read.statusOwed).isTrue();
    assertThat(read.state).isEqualTo(slot.state);
  }

  @Test
  void readsTheFormatOfTheFirstEngines() {
    SensorSlot read = bytes.read(S1, states.write(slot.state));

    assertThat(read.state).isEqualTo(slot.state);
    assertThat(read.statusOwed).isFalse();
  }

  @Test
  void keepsHeldReadingsAndTheFlagOfASpreadSensor() {
    Reading plain = new Reading(S1, Optional.empty(), 1, 2, 70.5, false, new Position(3, 4));
    Reading full = new Reading(S1, Optional.of("Mesin é"), 5, 6, -3, true, new Position(7, 8));
    HeldReadings held = new HeldReadings();
    held.add(full, 0);
    held.add(plain, 0);
    slot.held = held;
    slot.spread = true;

    SensorSlot read = bytes.read(S1, bytes.write(slot));

    assertThat(read.spread).isTrue();
    assertThat(read.statusOwed).isFalse();
    assertThat(read.state).isEqualTo(slot.state);
    assertThat(read.held).isNotNull();
    assertThat(Objects.requireNonNull(read.held).all()).containsExactly(plain, full);
  }

  @Test
  void keepsHeldReadingsIfTheStateIsUnreadable() {
    Reading heldReading = new Reading(S1, Optional.empty(), 1, 2, 70.5, false, new Position(3, 4));
    slot.held = new HeldReadings();
    slot.held.add(heldReading, 0);
    byte[] written = bytes.write(slot);
    byte[] truncated = Arrays.copyOf(written, written.length - 1);

    SensorSlot read = bytes.read(S1, truncated);

    assertThat(read.lost).isTrue();
    assertThat(Objects.requireNonNull(read.held).all()).containsExactly(heldReading);
  }

  @Test
  void rejectsTruncatedReadings() {
    slot.held = new HeldReadings();
    slot.held.add(new Reading(S1, Optional.empty(), 1, 2, 70.5, false, new Position(3, 4)), 0);
    byte[] truncated = Arrays.copyOf(bytes.write(slot), 20);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> bytes.read(S1, truncated))
        .withMessageContaining("S1");
  }
}
