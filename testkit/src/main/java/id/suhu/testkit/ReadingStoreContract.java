package id.suhu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.history.Appended;
import id.suhu.core.history.JournalLine;
import id.suhu.core.history.Point;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.Rollup;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link ReadingStore} does. */
public abstract class ReadingStoreContract {

  /** 2026-03-01T07:00:00Z. */
  protected static final long AT_SEVEN = 1_772_348_400_000L;

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final SensorId S1 = new SensorId("S1");
  private static final SensorId S2 = new SensorId("S2");
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private ReadingStore store = new MemoryStore();

  /** Creates an empty store. */
  protected abstract ReadingStore create() throws Exception;

  /** Waits until the store's rollups, if it has some, contain everything that was committed. */
  protected void awaitRollups(ReadingStore of) {}

  @BeforeEach
  void createStore() throws Exception {
    store = create();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private static Reading reading(SensorId sensor, long eventTimeMs, double celsius, long offset) {
    return new Reading(
        sensor,
        Optional.of("press-4").filter(unused -> sensor.equals(S1)),
        eventTimeMs,
        eventTimeMs + 20,
        celsius,
        false,
        new Position(0, offset));
  }

  private static Reading at(SensorId sensor, long second, double celsius, long offset) {
    return reading(sensor, AT_SEVEN + second * 1_000, celsius, offset);
  }

  private Appended append(Reading... readings) {
    try (StoreWriter writer = store.writer()) {
      Appended appended = writer.append(List.of(readings));
      writer.commit();
      assertThat(store.awaitVisible(SOON)).isTrue();
      awaitRollups(store);
      return appended;
    }
  }

  private List<Reading> all() {
    return readings(Optional.empty(), TimeRange.ALL);
  }

  private List<Reading> readings(Optional<SensorId> sensor, TimeRange range) {
    List<Reading> readings = new ArrayList<>();
    store.readings(sensor, range, readings::add);
    return readings;
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(all()).isEmpty();
    assertThat(store.latest()).isEmpty();
    assertThat(store.latest(S1)).isEmpty();
    assertThat(store.rollups(S1, TimeRange.ALL, Duration.ofMinutes(1))).isEmpty();
    assertThat(store.readingCount()).isZero();
    assertThat(store.eventCount()).isZero();
  }

  @Test
  void returnsReadingsAsTheyWereWritten() {
    Reading suspect =
        new Reading(S2, Optional.empty(), AT_SEVEN, AT_SEVEN, -40.25, true, new Position(3, 9));
    Reading oldest = reading(S1, 0, 0.1, 4);

    append(at(S1, 1, 83, 1), suspect, oldest);

    assertThat(all()).containsExactly(oldest, suspect, at(S1, 1, 83, 1));
    assertThat(store.readingCount()).isEqualTo(3);
  }

  @Test
  void keepsReadingsOfOneMillisecondThatDiffer() {
    Appended appended = append(at(S1, 1, 85, 0), at(S1, 1, 83, 1), at(S2, 1, 83, 2));

    assertThat(appended).isEqualTo(new Appended(3, 0));
    assertThat(all()).containsExactly(at(S1, 1, 83, 1), at(S1, 1, 85, 0), at(S2, 1, 83, 2));
  }

  @Test
  void keepsTheFirstOfEqualReadings() {
    Appended first = append(at(S1, 1, 83, 0), at(S1, 2, 84, 1), at(S1, 1, 83, 2));
    Appended later = append(at(S1, 2, 84, 3), at(S1, 3, 84, 4));

    assertThat(first).isEqualTo(new Appended(2, 1));
    assertThat(later).isEqualTo(new Appended(1, 1));
    assertThat(all()).containsExactly(at(S1, 1, 83, 0), at(S1, 2, 84, 1), at(S1, 3, 84, 4));
  }

  @Test
  void hasTheSameResultForTheSameRecordsAgain() {
    Reading[] batch = {at(S1, 5, 83, 0), at(S1, 6, 84, 1), at(S1, 5, 83, 2), at(S1, 1, 20, 3)};

    Appended first = append(batch);
    Appended again = append(batch);

    assertThat(first).isEqualTo(new Appended(3, 1));
    assertThat(again).isEqualTo(first);
    assertThat(all()).hasSize(3);
  }

  @Test
  void takesReadingsThatAreLate() {
    append(at(S1, 100, 83, 0), at(S1, 101, 83, 1), at(S1, 102, 83, 2), at(S1, 103, 83, 3));

    Appended late =
        append(
            at(S1, 50, 70, 4),
            at(S1, 104, 83, 5),
            at(S1, 50, 70, 6),
            at(S1, 50, 71, 7),
            reading(S1, AT_SEVEN - 30 * DAY_MS, 20, 8),
            at(S1, 100, 83, 9));

    assertThat(late).isEqualTo(new Appended(4, 2));
    assertThat(all())
        .extracting(each -> each.position().offset())
        .containsExactly(8L, 4L, 7L, 0L, 1L, 2L, 3L, 5L);
  }

  /** More than are looked up one by one. */
  @Test
  void recognizesReadingsThatAreFarApart() {
    Reading[] readings =
        IntStream.range(0, 120)
            .mapToObj(i -> at(i % 3 == 0 ? S1 : S2, i * (100L + i), 60 + i, i))
            .toArray(Reading[]::new);
    Reading[] repeated =
        Arrays.stream(readings)
            .map(each -> reading(each.sensor(), each.eventTimeMs(), each.celsius(), 1_000))
            .toArray(Reading[]::new);
    append(readings);

    assertThat(append(repeated)).isEqualTo(new Appended(0, 120));
    assertThat(append(readings)).isEqualTo(new Appended(120, 0));
    assertThat(all()).containsExactly(readings);
  }

  @Test
  void dropsWhatWasNotCommitted() {
    append(at(S1, 1, 83, 0));
    try (StoreWriter writer = store.writer()) {
      Appended unused = writer.append(List.of(at(S1, 2, 84, 1)));
      writer.appendEvents(List.of(event(2, "S1", 1)));
    }

    assertThat(append(at(S1, 2, 84, 2))).isEqualTo(new Appended(1, 0));
    assertThat(all()).containsExactly(at(S1, 1, 83, 0), at(S1, 2, 84, 2));
    assertThat(store.eventCount()).isZero();
  }

  @Test
  void findsTheLatestReadingOfEachSensor() {
    append(at(S1, 9, 83, 0), at(S1, 4, 99, 1), at(S2, 5, 70, 2));

    assertThat(store.latest()).containsExactly(at(S1, 9, 83, 0), at(S2, 5, 70, 2));
    assertThat(store.latest(S2)).contains(at(S2, 5, 70, 2));
    assertThat(store.latest(new SensorId("S3"))).isEmpty();
  }

  @Test
  void findsTheLatestReadingOfSensorsThatHaveStopped() {
    SensorId quoted = new SensorId("o'ven");
    long day = TimeUnit.DAYS.toSeconds(1);
    append(at(S1, 0, 83, 0), at(S2, -8 * day + 60, 70, 1), at(S2, -8 * day, 71, 2));
    append(at(quoted, -9 * day, 5, 3));
    assertLatest(at(S1, 0, 83, 0), at(S2, -8 * day + 60, 70, 1), at(quoted, -9 * day, 5, 3));

    append(at(S2, -8 * day + 30, 72, 4), at(quoted, -9 * day + 2, 6, 5));
    assertLatest(at(S1, 0, 83, 0), at(S2, -8 * day + 60, 70, 1), at(quoted, -9 * day + 2, 6, 5));

    append(at(S2, -6 * day, 73, 6));
    assertLatest(at(S1, 0, 83, 0), at(S2, -6 * day, 73, 6), at(quoted, -9 * day + 2, 6, 5));

    assertThat(store.removeOldestReadings(AT_SEVEN - 7 * DAY_MS)).isTrue();
    assertThat(store.awaitVisible(SOON)).isTrue();
    assertThat(store.latest(quoted)).isEmpty();
    append(at(quoted, -12 * day, 7, 7));
    assertThat(store.latest(quoted)).contains(at(quoted, -12 * day, 7, 7));
    assertThat(store.latest()).contains(at(quoted, -12 * day, 7, 7), at(S1, 0, 83, 0));
  }

  private void assertLatest(Reading... readings) {
    assertThat(store.latest()).containsExactlyInAnyOrder(readings);
    for (Reading reading : readings) {
      assertThat(store.latest(reading.sensor())).contains(reading);
    }
  }

  @Test
  void selectsASensorAndARange() {
    SensorId quoted = new SensorId("o'Neil $1 \\ \"ü\"");
    append(at(quoted, 1, 1, 0), at(S1, 2, 2, 1), at(quoted, 3, 3, 2), at(quoted, 4, 4, 3));

    TimeRange range = new TimeRange(AT_SEVEN + 1_000, AT_SEVEN + 4_000);
    assertThat(readings(Optional.of(quoted), range))
        .containsExactly(at(quoted, 1, 1, 0), at(quoted, 3, 3, 2));
    assertThat(readings(Optional.empty(), range)).hasSize(3);
    assertThat(readings(Optional.of(S1), new TimeRange(AT_SEVEN, AT_SEVEN))).isEmpty();
    assertThat(store.latest(quoted)).contains(at(quoted, 4, 4, 3));
  }

  @Test
  void sumsUpPeriodByPeriod() {
    append(
        at(S1, 0, 80, 0),
        at(S1, 59, 90, 1),
        at(S1, 60, 70, 2),
        at(S1, 200, 75, 3),
        at(S2, 1, 9, 4));
    append(at(S1, 30, 100, 5));

    assertThat(store.rollups(S1, TimeRange.ALL, Duration.ofMinutes(1)))
        .containsExactly(
            new Rollup(AT_SEVEN, 3, 80, 100, 90),
            new Rollup(AT_SEVEN + 60_000, 1, 70, 70, 70),
            new Rollup(AT_SEVEN + 180_000, 1, 75, 75, 75));
    assertThat(store.rollups(S1, TimeRange.ALL, Duration.ofHours(1)))
        .containsExactly(new Rollup(AT_SEVEN, 5, 70, 100, 83));
    assertThat(
            store.rollups(
                S1, new TimeRange(AT_SEVEN + 30_000, AT_SEVEN + 60_000), Duration.ofMinutes(1)))
        .containsExactly(new Rollup(AT_SEVEN, 2, 90, 100, 95));
  }

  @Test
  void alignsPeriodsToTheEpoch() {
    append(at(S1, 3, 80, 0), at(S1, 90_000, 90, 1));

    long sevenMs = 7_000;
    assertThat(store.rollups(S1, TimeRange.ALL, Duration.ofMillis(sevenMs)))
        .extracting(Rollup::startMs)
        .containsExactly(
            (AT_SEVEN + 3_000) / sevenMs * sevenMs, (AT_SEVEN + 90_000_000) / sevenMs * sevenMs);
  }

  @Test
  void returnsFewReadingsAsPoints() {
    append(at(S1, 1, 80, 0), at(S1, 2, 90, 1), at(S1, 3, 70, 2), at(S2, 2, 9, 3));

    assertThat(store.points(S1, TimeRange.ALL, 4))
        .containsExactly(
            new Point(AT_SEVEN + 1_000, 80),
            new Point(AT_SEVEN + 2_000, 90),
            new Point(AT_SEVEN + 3_000, 70));
    assertThat(store.points(S1, new TimeRange(AT_SEVEN, AT_SEVEN + 2_000), 4)).hasSize(1);
    assertThat(store.points(new SensorId("S3"), TimeRange.ALL, 4)).isEmpty();
    assertThat(store.points(S1, new TimeRange(AT_SEVEN, AT_SEVEN), 4)).isEmpty();
  }

  /** Periods of seconds, of minutes and of hours, whole and cut by the range. */
  @ParameterizedTest
  @CsvSource({"1, 3600", "20, 86400", "600, 900000"})
  void keepsTheExtremesOfEachPeriod(int everySeconds, int seconds) {
    long seed = Long.getLong("suhu.seed", 20261201L);
    SplittableRandom random = new SplittableRandom(seed);
    List<Reading> sent = new ArrayList<>();
    for (int second = 0; second < seconds; second += everySeconds) {
      long ms = AT_SEVEN + second * 1_000L + random.nextInt(1_000);
      sent.add(reading(S1, ms, 60 + random.nextInt(4_000) / 100.0, sent.size()));
    }
    List<Reading> late = sent.subList(10, 40);
    append(
        Stream.concat(sent.subList(0, 10).stream(), sent.subList(40, sent.size()).stream())
            .toArray(Reading[]::new));
    append(late.toArray(Reading[]::new));

    TimeRange range = new TimeRange(AT_SEVEN + 61_500, AT_SEVEN + seconds * 1_000L - 47_300);
    int most = 100;
    List<Point> points = store.points(S1, range, most);

    List<Point> all =
        sent.stream()
            .filter(reading -> range.contains(reading.eventTimeMs()))
            .map(reading -> new Point(reading.eventTimeMs(), reading.celsius()))
            .toList();
    assertThat(points)
        .as("seed %d", seed)
        .hasSizeBetween(most / 2, most)
        .isSubsetOf(all)
        .isSortedAccordingTo(Comparator.comparingLong(Point::timeMs));
    // However the periods lie, none is longer than twice what the number of points needs.
    long longestMs = 2 * (range.toMs() - range.fromMs()) / (most / 2 - 1);
    for (long fromMs = range.fromMs(); fromMs + 2 * longestMs < range.toMs(); fromMs += longestMs) {
      TimeRange part = new TimeRange(fromMs, fromMs + 2 * longestMs);
      assertThat(celsius(points, part).max())
          .as("seed %d, highest of %s", seed, part)
          .isGreaterThanOrEqualTo(celsius(all, middle(part)).max());
      assertThat(celsius(points, part).min())
          .as("seed %d, lowest of %s", seed, part)
          .isLessThanOrEqualTo(celsius(all, middle(part)).min());
    }
  }

  private static TimeRange middle(TimeRange range) {
    long quarterMs = (range.toMs() - range.fromMs()) / 4;
    return new TimeRange(range.fromMs() + quarterMs, range.toMs() - quarterMs);
  }

  private static Celsius celsius(List<Point> points, TimeRange range) {
    DoubleSummaryStatistics all =
        points.stream()
            .filter(point -> range.contains(point.timeMs()))
            .mapToDouble(Point::celsius)
            .summaryStatistics();
    return new Celsius(all.getMin(), all.getMax());
  }

  private record Celsius(double min, double max) {}

  @Test
  void sumsUpLongRanges() {
    List<Reading> sent = new ArrayList<>();
    for (int minute = 0; minute < 3_000; minute++) {
      sent.add(at(S1, minute * 60L + 7, 60 + minute % 40, minute));
    }
    append(sent.subList(100, 3_000).toArray(Reading[]::new));
    append(sent.subList(0, 100).toArray(Reading[]::new));

    TimeRange range = new TimeRange(AT_SEVEN + 90_000, AT_SEVEN + 2_900 * 60_000L);
    MemoryStore model = new MemoryStore();
    append(model, sent, true);
    for (Duration period :
        List.of(
            Duration.ofSeconds(90),
            Duration.ofMinutes(1),
            Duration.ofMinutes(90),
            Duration.ofHours(2),
            Duration.ofDays(30),
            Duration.ofDays(3_000))) {
      assertThat(store.rollups(S1, range, period))
          .as("%s", period)
          .isEqualTo(model.rollups(S1, range, period));
    }
  }

  private static JournalLine event(long second, String sensor, long offset) {
    return new JournalLine(
        AT_SEVEN + second * 1_000,
        sensor,
        sensor.isEmpty() ? "" : sensor + "/high",
        "raised",
        "{\"message\":\"Temperature 'too' high, 83 °C\"}",
        new Position(0, offset));
  }

  @Test
  void storesAlarmEventsOnce() {
    for (int i = 0; i < 2; i++) {
      try (StoreWriter writer = store.writer()) {
        writer.appendEvents(List.of(event(2, "S1", 0), event(1, "S2", 1), event(1, "", 2)));
        writer.commit();
      }
    }
    assertThat(store.awaitVisible(SOON)).isTrue();

    List<JournalLine> events = new ArrayList<>();
    store.events(Optional.empty(), TimeRange.ALL, events::add);
    assertThat(events).containsExactly(event(1, "S2", 1), event(1, "", 2), event(2, "S1", 0));
    assertThat(store.eventCount()).isEqualTo(3);
    List<JournalLine> ofS1 = new ArrayList<>();
    store.events(Optional.of(S1), new TimeRange(AT_SEVEN, AT_SEVEN + 3_000), ofS1::add);
    assertThat(ofS1).containsExactly(event(2, "S1", 0));
  }

  @Test
  void removesTheOldestUnitIfItIsOld() {
    append(
        at(S1, 1, 83, 0),
        reading(S1, AT_SEVEN - 40 * DAY_MS, 20, 1),
        reading(S1, AT_SEVEN - 80 * DAY_MS, 21, 2));

    assertThat(store.removeOldestReadings(AT_SEVEN - 81 * DAY_MS)).isFalse();
    assertThat(all()).hasSize(3);
    assertThat(store.removeOldestReadings(AT_SEVEN - 60 * DAY_MS)).isTrue();
    assertThat(store.awaitVisible(SOON)).isTrue();
    assertThat(store.removeOldestReadings(AT_SEVEN - 60 * DAY_MS)).isFalse();
    assertThat(all()).hasSize(2);
    assertThat(store.removeOldestReadings(Long.MAX_VALUE)).isTrue();
    assertThat(store.awaitVisible(SOON)).isTrue();
    assertThat(store.removeOldestReadings(Long.MAX_VALUE)).isFalse();
    assertThat(all()).containsExactly(at(S1, 1, 83, 0));
  }

  @Test
  void removesOldAlarmEvents() {
    assertThat(store.removeOldestEvents(Long.MAX_VALUE)).isFalse();
    try (StoreWriter writer = store.writer()) {
      writer.appendEvents(List.of(event(-70 * 86_400, "S1", 0), event(1, "S1", 1)));
      writer.commit();
    }
    assertThat(store.awaitVisible(SOON)).isTrue();

    assertThat(store.removeOldestEvents(AT_SEVEN - 2 * DAY_MS)).isTrue();
    assertThat(store.awaitVisible(SOON)).isTrue();
    assertThat(store.eventCount()).isEqualTo(1);
    assertThat(store.removeOldestEvents(Long.MAX_VALUE)).isFalse();
  }

  /** Compares with the store in memory: late and equal readings, repetitions, dropped batches. */
  @Test
  void agreesWithAModel() {
    long seed = Long.getLong("suhu.seed", 20261130L);
    SplittableRandom random = new SplittableRandom(seed);
    MemoryStore model = new MemoryStore();
    List<Reading> sent = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      List<Reading> batch = batch(random, sent);
      boolean commits = random.nextInt(4) > 0;
      assertThat(append(store, batch, commits))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(append(model, batch, commits));
      if (commits) {
        sent.addAll(batch);
      }
    }
    assertThat(store.awaitVisible(SOON)).isTrue();
    List<Reading> expected = new ArrayList<>();
    model.readings(Optional.empty(), TimeRange.ALL, expected::add);
    assertThat(all()).as("seed %d", seed).isEqualTo(expected);
  }

  private static Appended append(ReadingStore store, List<Reading> batch, boolean commits) {
    try (StoreWriter writer = store.writer()) {
      int half = batch.size() / 2;
      Appended appended =
          writer
              .append(batch.subList(0, half))
              .plus(writer.append(batch.subList(half, batch.size())));
      if (commits) {
        writer.commit();
      }
      return appended;
    }
  }

  private static List<Reading> batch(SplittableRandom random, List<Reading> sent) {
    List<Reading> batch = new ArrayList<>();
    if (random.nextInt(5) == 0 && !sent.isEmpty()) {
      // Records of before, delivered again.
      int from = random.nextInt(sent.size());
      return List.copyOf(sent.subList(from, Math.min(sent.size(), from + 40)));
    }
    long offset = sent.isEmpty() ? 0 : sent.get(sent.size() - 1).position().offset() + 1;
    for (int i = random.nextInt(1, 40); i > 0; i--) {
      SensorId sensor = new SensorId("S" + random.nextInt(5));
      long second = random.nextInt(10) == 0 ? random.nextInt(600) : sent.size() / 5 + i % 3;
      batch.add(at(sensor, second, 80 + random.nextInt(2), offset++));
    }
    return batch;
  }
}
