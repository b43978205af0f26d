package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Uuid TOPIC = new Uuid(1, 2);

  private final Progress progress = new Progress();

  @Test
  void knowsAfterARestartWhatWasTakenInAndHowManyWereRejected() {
    progress.in(TOPIC, 2);
    progress.take(Progress.reroutedFrom(1), 41, 1_000);
    progress.countRejected();
    progress.countRejected();

    Progress next = restored(progress.write());

    next.in(TOPIC, 2);
    assertThat(next.hasTaken(Progress.reroutedFrom(1), 41, 1_000)).isTrue();
    assertThat(next.hasTaken(Progress.reroutedFrom(1), 42, 1_000)).isFalse();
    assertThat(next.hasTaken(Progress.DIRECT, 0, 1_000)).isFalse();
    assertThat(next.countRejected()).isEqualTo(3);
  }

  @Test
  void readsWhatAnOlderProgramKeptWhichCountedNoRejectedRecords() {
    ByteBuffer old = ByteBuffer.allocate(1 + 16 + 4 + 2 * 16);
    old.put((byte) 1).putLong(1).putLong(2).putInt(2);
    old.putLong(7).putLong(1_000).putLong(0).putLong(Long.MIN_VALUE);

    Progress read = restored(old.array());

    read.in(TOPIC, 1);
    assertThat(read.hasTaken(Progress.DIRECT, 6, 1_000)).isTrue();
    assertThat(read.hasTaken(Progress.DIRECT, 7, 1_000)).isFalse();
    assertThat(read.countRejected()).isEqualTo(1);
  }

  @Test
  void aNewReadingTopicOfTheNameVoidsThePlaceButNotTheCountOfRejectedRecords() {
    progress.in(TOPIC, 1);
    progress.take(Progress.DIRECT, 6, 1_000);
    progress.countRejected();

    progress.in(new Uuid(3, 4), 1);

    assertThat(progress.hasTaken(Progress.DIRECT, 6, 1_000)).isFalse();
    assertThat(progress.countRejected()).isEqualTo(2);
  }

  @Test
  void refusesBytesThatAreDamagedOrOfANewerProgram() {
    progress.in(TOPIC, 1);
    byte[] newer = progress.write();
    newer[0] = 3;
    byte[] cut = Arrays.copyOf(progress.write(), newer.length - 1);

    for (byte[] bytes : new byte[][] {newer, cut, {2}, {1}, {}}) {
      assertThatThrownBy(() -> restored(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Progress restored(byte[] bytes) {
    Progress restored = new Progress();
    restored.read(bytes);
    return restored;
  }
}
