package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorStateBytes;
import org.junit.jupiter.api.Test;

class SlotBytesTest {

  private static final SensorId S1 = new SensorId("S1");

  private final SensorStateBytes states = new SensorStateBytes(RuleBook.DEFAULT);
  private final SlotBytes bytes = new SlotBytes(states);
  private final SensorSlot slot = new SensorSlot(S1, new SensorLogic(RuleBook.DEFAULT).unknown());

  @Test
  void keepsThatAStatusIsOwed() {
    assertThat(bytes.read(S1, bytes.write(slot)).statusOwed).isFalse();

    slot.statusOwed = true;

    SensorSlot read = bytes.read(S1, bytes.write(slot));
    assertThat(read.statusOwed).isTrue();
    assertThat(read.state).isEqualTo(slot.state);
  }

  @Test
  void readsWhatTheFirstEnginesWrote() {
    SensorSlot read = bytes.read(S1, states.write(slot.state));

    assertThat(read.state).isEqualTo(slot.state);
    assertThat(read.statusOwed).isFalse();
  }
}
