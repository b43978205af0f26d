package id.suhu.store.questdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.suhu.core.history.Appended;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.testkit.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk leaves no lock: the database can be opened again by the same process. */
class QuestFullDiskTest {

  private static final int MEGABYTE = 1024 * 1024;

  @TempDir Path folder;

  private static Reading reading(long second) {
    return new Reading(
        new SensorId("S1"),
        Optional.empty(),
        1_772_348_400_000L + second * 1_000,
        1_772_348_400_000L,
        83,
        false,
        new Position(0, second));
  }

  private static QuestStore open(SmallDisk disk) {
    return QuestStore.open(disk.folder().resolve("questdb"), InstantSource.system());
  }

  /** So little room that a writer fails at its first row, and again when it is rolled back. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 7})
  void opensAgainAfterAWriterFailed(int freeMegabytes) throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 200)) {
      try (QuestStore store = open(disk)) {
        append(store, 1);
        disk.fill((long) freeMegabytes * MEGABYTE);
        assertThatExceptionOfType(RuntimeException.class)
            .isThrownBy(
                () -> {
                  for (int second = 2; second < 2_000_000; second++) {
                    append(store, second);
                  }
                });
        disk.free();
      } catch (RuntimeException e) {
        // To close may fail as well, as long as nothing stays open.
        assertThat(e).hasMessageContaining("space");
      }
      try (QuestStore store = open(disk)) {
        Awaitility.await().untilAsserted(() -> assertThat(store.repair()).isEmpty());
        assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
        append(store, 3_000_000);
        assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
        assertThat(store.latest(new SensorId("S1"))).contains(reading(3_000_000));
      }
    }
  }

  private static void append(QuestStore store, long second) {
    try (StoreWriter writer = store.writer()) {
      assertThat(writer.append(List.of(reading(second)))).isEqualTo(new Appended(1, 0));
      writer.commit();
    }
  }

  @Test
  void opensAgainAfterTheStartFailed() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 200)) {
      open(disk).close();
      for (int freeKilobytes : new int[] {0, 64, 512, 2_048, 6_000}) {
        disk.fill(freeKilobytes * 1024L);
        closed(() -> open(disk));
        disk.free();
        open(disk).close();
      }
    }
  }

  /** Opens a store, which may fail. */
  private static void closed(Supplier<QuestStore> open) {
    try {
      open.get().close();
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("space");
    }
  }
}
