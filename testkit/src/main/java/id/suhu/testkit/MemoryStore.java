package id.suhu.testkit;

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
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store in memory. Thread-safe. */
public final class MemoryStore implements ReadingStore {

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  /** By identity: a reading is its own, as far as the order goes. */
  private TreeMap<Reading, Position> readings = new TreeMap<>(READING_ORDER);

  private TreeMap<JournalLine, Position> events = new TreeMap<>(EVENT_ORDER);

  @Override
  public synchronized StoreWriter writer() {
    return new Writer();
  }

  private final class Writer implements StoreWriter {

    private final TreeMap<Reading, Position> writtenReadings = new TreeMap<>(readings);
    private final TreeMap<JournalLine, Position> writtenEvents = new TreeMap<>(events);

    @Override
    public Appended append(List<Reading> batch) {
      long stored = 0;
      for (Reading reading : batch) {
        Position row = writtenReadings.putIfAbsent(reading, reading.position());
        if (row == null || row.equals(reading.position())) {
          stored++;
        }
      }
      return new Appended(stored, batch.size() - stored);
    }

    @Override
    public void appendEvents(List<JournalLine> batch) {
      batch.forEach(event -> writtenEvents.put(event, event.position()));
    }

    @Override
    public void commit() {
      synchronized (MemoryStore.this) {
        readings = new TreeMap<>(writtenReadings);
        events = new TreeMap<>(writtenEvents);
      }
    }

    @Override
    public void close() {
      // What was not committed is dropped with this object.
    }
  }

  @Override
  public boolean awaitVisible(Duration atMost) {
    return true;
  }

  @Override
  public synchronized List<Reading> latest() {
    Map<SensorId, Reading> latest = new TreeMap<>();
    readings.keySet().forEach(reading -> latest.put(reading.sensor(), reading));
    return List.copyOf(latest.values());
  }

  @Override
  public synchronized Optional<Reading> latest(SensorId sensor) {
    return latest().stream().filter(reading -> reading.sensor().equals(sensor)).findFirst();
  }

  @Override
  public void readings(Optional<SensorId> sensor, TimeRange range, Consumer<Reading> to) {
    selected(sensor, range).forEach(to);
  }

  private synchronized List<Reading> selected(Optional<SensorId> sensor, TimeRange range) {
    return readings.keySet().stream()
        .filter(reading -> range.contains(reading.eventTimeMs()))
        .filter(reading -> sensor.isEmpty() || sensor.get().equals(reading.sensor()))
        .toList();
  }

  @Override
  public List<Point> points(SensorId sensor, TimeRange range, int most) {
    List<Point> all =
        selected(Optional.of(sensor), range).stream()
            .map(reading -> new Point(reading.eventTimeMs(), reading.celsius()))
            .toList();
    if (all.size() <= most) {
      return all;
    }
    // One period less: those at the ends are cut.
    int periods = most / 2 - 1;
    long firstMs = all.get(0).timeMs();
    long periodMs = (all.get(all.size() - 1).timeMs() - firstMs) / periods + 1;
    Map<Long, List<Point>> byPeriod =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    point -> (point.timeMs() - firstMs) / periodMs,
                    TreeMap::new,
                    Collectors.toList()));
    return byPeriod.values().stream()
        .flatMap(
            period -> {
              Comparator<Point> order = Comparator.comparingDouble(Point::celsius);
              return Stream.of(Collections.min(period, order), Collections.max(period, order));
            })
        .distinct()
        .sorted(Comparator.comparingLong(Point::timeMs))
        .toList();
  }

  @Override
  public List<Rollup> rollups(SensorId sensor, TimeRange range, Duration period) {
    Map<Long, DoubleSummaryStatistics> periods = new TreeMap<>();
    for (Reading reading : selected(Optional.of(sensor), range)) {
      long startMs = reading.eventTimeMs() / period.toMillis() * period.toMillis();
      periods
          .computeIfAbsent(startMs, unused -> new DoubleSummaryStatistics())
          .accept(reading.celsius());
    }
    List<Rollup> rollups = new ArrayList<>();
    periods.forEach(
        (startMs, each) ->
            rollups.add(
                new Rollup(
                    startMs, each.getCount(), each.getMin(), each.getMax(), each.getAverage())));
    return rollups;
  }

  @Override
  public void events(Optional<SensorId> sensor, TimeRange range, Consumer<JournalLine> to) {
    List<JournalLine> selected;
    synchronized (this) {
      selected =
          events.keySet().stream()
              .filter(event -> range.contains(event.eventTimeMs()))
              .filter(event -> sensor.isEmpty() || sensor.get().text().equals(event.sensor()))
              .toList();
    }
    selected.forEach(to);
  }

  @Override
  public synchronized long readingCount() {
    return readings.size();
  }

  @Override
  public synchronized long eventCount() {
    return events.size();
  }

  @Override
  public synchronized boolean removeOldestReadings(long beforeMs) {
    return removeOldest(readings, Reading::eventTimeMs, beforeMs);
  }

  @Override
  public synchronized boolean removeOldestEvents(long beforeMs) {
    return removeOldest(events, JournalLine::eventTimeMs, beforeMs);
  }

  private static <T> boolean removeOldest(
      NavigableMap<T, Position> rows, ToLongFunction<T> timeMs, long beforeMs) {
    if (rows.isEmpty()) {
      return false;
    }
    long day = timeMs.applyAsLong(rows.firstKey()) / DAY_MS;
    if (timeMs.applyAsLong(rows.lastKey()) / DAY_MS == day || (day + 1) * DAY_MS > beforeMs) {
      return false;
    }
    return rows.keySet().removeIf(row -> timeMs.applyAsLong(row) / DAY_MS == day);
  }

  @Override
  public Optional<String> repair() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
