package id.suhu.store.questdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.suhu.core.history.Appended;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.Rollup;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.testkit.ReadingStoreContract;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestStoreTest extends ReadingStoreContract {

  @TempDir Path folder;

  @Override
  protected ReadingStore create() {
    return open(folder.resolve("contract"));
  }

  @Override
  protected void awaitRollups(ReadingStore store) {
    assertThat(((QuestStore) store).awaitRollups(Duration.ofSeconds(60))).isTrue();
  }

  private static QuestStore open(Path folder) {
    return QuestStore.open(folder, InstantSource.fixed(Instant.ofEpochMilli(AT_SEVEN)));
  }

  private static Reading reading(long second, long offset) {
    return new Reading(
        new SensorId("S1"),
        Optional.empty(),
        AT_SEVEN + second * 1_000,
        AT_SEVEN,
        83,
        false,
        new Position(0, offset));
  }

  private static Appended append(ReadingStore store, Reading... readings) {
    try (StoreWriter writer = store.writer()) {
      Appended appended = writer.append(List.of(readings));
      writer.commit();
      return appended;
    }
  }

  @Test
  void keepsWhatWasCommittedAndPrintsNothing() {
    Path data = folder.resolve("data");
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      try (QuestStore store = open(data)) {
        Appended unused = append(store, reading(1, 0), reading(2, 1));
      }
      try (QuestStore store = open(data)) {
        assertThat(append(store, reading(2, 1), reading(2, 2), reading(3, 3), reading(-900, 4)))
            .isEqualTo(new Appended(3, 1));
        assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
        assertThat(store.readingCount()).isEqualTo(4);
      }
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /** To remove the day before the newest one makes the rollups invalid for a moment. */
  @Test
  void computesRollupsAnew() {
    Path data = folder.resolve("data");
    try (QuestStore store = open(data)) {
      Appended unused = append(store, reading(-86_400, 0), reading(1, 1));
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
      awaitRollups(store);

      assertThat(store.removeOldestReadings(Long.MAX_VALUE)).isTrue();

      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> store.repair().isEmpty() && store.awaitRollups(Duration.ZERO));
      assertThat(store.rollups(new SensorId("S1"), TimeRange.ALL, Duration.ofHours(1)))
          .containsExactly(new Rollup(AT_SEVEN, 1, 83, 83, 83));
    }
  }

  @Test
  void reportsAFolderThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open(file))
        .withMessageContaining("the folder of the database cannot be written: " + file);
  }
}
