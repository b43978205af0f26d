package id.suhu.store.questdb;

import id.suhu.core.history.JournalLine;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.Rollup;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** A {@link ReadingStore} in an embedded QuestDB, whose files are in one folder. */
public final class QuestStore implements ReadingStore {

  private final Database database;
  private final InstantSource clock;

  private QuestStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Opens the database of a folder, or creates it.
   *
   * @param clock tells which rows are new
   * @throws StoreException if that fails
   */
  public static QuestStore open(Path folder, InstantSource clock) {
    Database database = Database.open(folder);
    boolean opened = false;
    try {
      database.execute(Readings.CREATE);
      database.execute(Events.CREATE);
      opened = true;
      return new QuestStore(database, clock);
    } finally {
      // Also after an Error, of which QuestDB has its own.
      if (!opened) {
        database.close();
      }
    }
  }

  @Override
  public StoreWriter writer() {
    return QuestWriter.open(database, clock.millis());
  }

  @Override
  public boolean awaitVisible(Duration atMost) {
    long start = System.nanoTime();
    return database.awaitVisible(database.table(Readings.TABLE), atMost)
        && database.awaitVisible(
            database.table(Events.TABLE), atMost.minusNanos(System.nanoTime() - start));
  }

  @Override
  public List<Reading> latest() {
    List<Reading> latest = new ArrayList<>();
    database.query(
        "SELECT %s FROM %s LATEST ON event_time PARTITION BY sensor_id"
            .formatted(Readings.COLUMNS, Readings.TABLE),
        row -> latest.add(Readings.read(row)));
    latest.sort(Comparator.comparing(Reading::sensor));
    return latest;
  }

  @Override
  public Optional<Reading> latest(SensorId sensor) {
    List<Reading> latest = new ArrayList<>();
    database.query(
        // LATEST ON with one sensor does not find an id with a quote.
        "SELECT %s FROM %s WHERE sensor_id = %s ORDER BY event_time DESC LIMIT 1"
            .formatted(Readings.COLUMNS, Readings.TABLE, SqlText.quoted(sensor.text())),
        row -> latest.add(Readings.read(row)));
    return latest.stream().findFirst();
  }

  @Override
  public void readings(Optional<SensorId> sensor, TimeRange range, Consumer<Reading> to) {
    Ties<Reading> ties = new Ties<>(Reading::eventTimeMs, READING_ORDER, to);
    database.query(
        "SELECT %s FROM %s WHERE %s%s ORDER BY event_time"
            .formatted(Readings.COLUMNS, Readings.TABLE, Micros.in(range), only(sensor)),
        row -> ties.add(Readings.read(row)));
    ties.end();
  }

  private static String only(Optional<SensorId> sensor) {
    return sensor.map(each -> " AND sensor_id = " + SqlText.quoted(each.text())).orElse("");
  }

  @Override
  public List<Rollup> rollups(SensorId sensor, TimeRange range, Duration period) {
    if (period.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("period is %s; it must be at least 1 s".formatted(period));
    }
    List<Rollup> rollups = new ArrayList<>();
    database.query(
        ("SELECT event_time, count(), min(temperature), max(temperature), avg(temperature)"
                + " FROM %s WHERE %s%s SAMPLE BY %dT ALIGN TO CALENDAR")
            .formatted(
                Readings.TABLE, Micros.in(range), only(Optional.of(sensor)), period.toMillis()),
        row ->
            rollups.add(
                new Rollup(
                    Micros.toMillis(row.getTimestamp(0)),
                    row.getLong(1),
                    row.getDouble(2),
                    row.getDouble(3),
                    row.getDouble(4))));
    return rollups;
  }

  @Override
  public void events(Optional<SensorId> sensor, TimeRange range, Consumer<JournalLine> to) {
    Ties<JournalLine> ties = new Ties<>(JournalLine::eventTimeMs, EVENT_ORDER, to);
    database.query(
        "SELECT %s FROM %s WHERE %s%s ORDER BY event_time"
            .formatted(Events.COLUMNS, Events.TABLE, Micros.in(range), only(sensor)),
        row -> ties.add(Events.read(row)));
    ties.end();
  }

  @Override
  public long readingCount() {
    return count(Readings.TABLE);
  }

  @Override
  public long eventCount() {
    return count(Events.TABLE);
  }

  private long count(String table) {
    long[] count = new long[1];
    database.query("SELECT count() FROM " + table, row -> count[0] = row.getLong(0));
    return count[0];
  }

  @Override
  public boolean removeOldestReadings(long beforeMs) {
    return removeOldest(
        Readings.TABLE, QuestStore::day, day -> day.plus(1, ChronoUnit.DAYS), beforeMs);
  }

  @Override
  public boolean removeOldestEvents(long beforeMs) {
    return removeOldest(
        Events.TABLE,
        QuestStore::month,
        month -> month.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant(),
        beforeMs);
  }

  /**
   * Removes the oldest partition of a table.
   *
   * @param start returns the start of the partition of a time, epoch milliseconds
   * @param next returns the start of the partition after the one with this start
   */
  private boolean removeOldest(
      String table, LongFunction<Instant> start, UnaryOperator<Instant> next, long beforeMs) {
    if (count(table) == 0) {
      return false;
    }
    Instant oldest = start.apply(time("min", table));
    Instant end = next.apply(oldest);
    if (oldest.equals(start.apply(time("max", table))) || end.toEpochMilli() > beforeMs) {
      return false;
    }
    database.execute(
        "ALTER TABLE %s DROP PARTITION WHERE event_time < %d"
            .formatted(table, Micros.of(end.toEpochMilli())));
    return true;
  }

  /** Returns the first or last event time of a table that has rows, epoch milliseconds. */
  private long time(String function, String table) {
    long[] time = new long[1];
    database.query(
        "SELECT %s(event_time) FROM %s".formatted(function, table),
        row -> time[0] = Micros.toMillis(row.getTimestamp(0)));
    return time[0];
  }

  private static Instant day(long timeMs) {
    return Instant.ofEpochMilli(timeMs).truncatedTo(ChronoUnit.DAYS);
  }

  private static Instant month(long timeMs) {
    return day(timeMs).atOffset(ZoneOffset.UTC).withDayOfMonth(1).toInstant();
  }

  @Override
  public Optional<String> repair() {
    return database.resumed(Readings.TABLE).or(() -> database.resumed(Events.TABLE));
  }

  @Override
  public void close() {
    database.close();
  }
}
