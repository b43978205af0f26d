package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Uuid TOPIC = Uuid.randomUuid();

  private final Progress progress = new Progress();

  @Test
  void retainsTakenOffsetsAcrossARestart() {
    progress.in(TOPIC, 3);
    progress.take(Progress.DIRECT, 41, 1_000);
    progress.take(Progress.reroutedFrom(2), 7, 900);

    Progress restored = new Progress();
    restored.read(progress.write());
    restored.in(TOPIC, 3);

    assertThat(restored.hasTaken(Progress.DIRECT, 41, 1_000)).isTrue();
    assertThat(restored.hasTaken(Progress.DIRECT, 42, 1_000)).isFalse();
    assertThat(restored.hasTaken(Progress.reroutedFrom(2), 7, 900)).isTrue();
    assertThat(restored.hasTaken(Progress.reroutedFrom(1), 7, 900)).isFalse();
  }

  /** After a power cut, Kafka may assign the offsets of lost records to new records. */
  @Test
  void treatsALaterArrivalAsNewWhateverItsOffset() {
    progress.in(TOPIC, 1);
    progress.take(Progress.DIRECT, 41, 1_000);

    assertThat(progress.hasTaken(Progress.DIRECT, 30, 1_001)).isFalse();
  }

  @Test
  void readsARecreatedTopicFromItsStart() {
    progress.in(TOPIC, 1);
    progress.take(Progress.DIRECT, 41, 1_000);

    progress.in(Uuid.randomUuid(), 1);

    assertThat(progress.hasTaken(Progress.DIRECT, 0, 1)).isFalse();
  }

  @Test
  void rejectsDamagedBytes() {
    progress.in(TOPIC, 1);
    byte[] bytes = progress.write();
    bytes[20] = 9;

    assertThatThrownBy(() -> new Progress().read(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> new Progress().read(new byte[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
