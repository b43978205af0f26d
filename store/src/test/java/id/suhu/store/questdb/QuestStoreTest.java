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
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
      Rollup left = new Rollup(AT_SEVEN, 1, 83, 83, 83);
      // QuestDB marks them a moment later.
      Awaitility.await().until(() -> hours(store).equals(List.of(left)));
      // They are right before they are renewed, and meanwhile.
      Awaitility.await()
          .pollInSameThread()
          .pollInterval(Duration.ofMillis(1))
          .atMost(60, TimeUnit.SECONDS)
          .until(
              () -> {
                assertThat(store.repair()).isEmpty();
                assertThat(hours(store)).containsExactly(left);
                return store.awaitRollups(Duration.ZERO);
              });
      assertThat(hours(store)).containsExactly(left);
    }
  }

  private static List<Rollup> hours(QuestStore store) {
    return store.rollups(new SensorId("S1"), TimeRange.ALL, Duration.ofHours(1));
  }

  /** What expires once must not expire later: a rollup without late rows would be wrong. */
  @Test
  void rollsUpLateReadingsAfterARemoval() {
    try (QuestStore store = open(folder.resolve("data"))) {
      Appended unused = append(store, reading(-3 * 86_400, 0), reading(0, 1));
      assertThat(store.removeOldestReadings(Long.MAX_VALUE)).isTrue();
      Appended late = append(store, reading(-20 * 86_400, 2), reading(-1, 3));
      assertThat(late).isEqualTo(new Appended(2, 0));

      awaitRollups(store);
      assertThat(store.readingCount()).isEqualTo(3);
      assertThat(hours(store)).extracting(Rollup::count).containsExactly(1L, 1L, 1L);
    }
  }

  @Test
  void removesTheRollupsOfOldReadings() {
    try (QuestStore store = open(folder.resolve("data"))) {
      Appended unused =
          append(store, reading(-9 * 86_400, 0), reading(-4 * 86_400, 1), reading(0, 2));
      awaitRollups(store);
      assertThat(hours(store)).hasSize(3);

      assertThat(store.removeOldestReadings(AT_SEVEN - 6L * 86_400_000)).isTrue();
      Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> hours(store).size() == 2);
      assertThat(store.removeOldestReadings(AT_SEVEN - 6L * 86_400_000)).isFalse();
    }
  }

  /** A sensor whose clock begins in 2000 sends such readings all the time. */
  @Test
  void removesOldDaysWithFewReadingsTogetherWithTheNext() {
    try (QuestStore store = open(folder.resolve("data"))) {
      Appended unused = append(store, reading(-9_000 * 86_400L, 0), reading(0, 1));
      for (int day = 1; day <= 4; day++) {
        for (int i = 0; i < 10; i++) {
          unused = append(store, reading(-day * 86_400L + i, 10 * day + i));
        }
      }

      assertThat(store.removeOldestReadings(AT_SEVEN)).isTrue();
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
      assertThat(store.readingCount()).isEqualTo(31);
      assertThat(store.removeOldestReadings(AT_SEVEN)).isTrue();
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
      assertThat(store.readingCount()).isEqualTo(21);
    }
  }

  @Test
  void removesOldReadingsBesideOneFromTheFuture() {
    // QuestDB's own clock cannot be moved.
    long now = (System.currentTimeMillis() - AT_SEVEN) / 1_000;
    try (QuestStore store = QuestStore.open(folder.resolve("data"), InstantSource.system())) {
      Appended unused =
          append(
              store,
              reading(now - 40 * 86_400, 0),
              reading(now - 30 * 86_400, 1),
              reading(now, 2),
              reading(now + 40_000 * 86_400L, 3));
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();

      assertThat(store.removeOldestReadings(AT_SEVEN + now * 1_000)).isTrue();
      assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
      assertThat(store.readingCount()).isEqualTo(3);
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
