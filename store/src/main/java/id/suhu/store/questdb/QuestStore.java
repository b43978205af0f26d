package id.suhu.store.questdb;

import id.suhu.core.history.JournalLine;
import id.suhu.core.history.Point;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.Rollup;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A {@link ReadingStore} in an embedded QuestDB, whose files are in one folder. */
public final class QuestStore implements ReadingStore {

  private static final long LOOK_AGAIN_NANOS = 1_000_000;

  private final Database database;
  private final InstantSource clock;
  private final RollupState rollups;
  private final Summaries summaries;
  private final Points points;
  private final LatestReadings latest;
  private final OldestPartition oldest;

  private QuestStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.rollups = new RollupState(database);
    this.summaries = new Summaries(database, rollups);
    this.points = new Points(database, summaries);
    this.latest = new LatestReadings(database, rollups, clock);
    this.oldest = new OldestPartition(database, clock);
  }

  /**
   * Opens the database of a folder, or creates it.
   *
   * @param clock tells which rows are new
   * @throws StoreException if that fails
   */
  public static QuestStore open(Path folder, InstantSource clock) {
    return open(folder, clock, Optional.empty());
  }

  /**
   * Opens the database of a folder, with a port for PostgreSQL's clients.
   *
   * @param postgres the port, if any; if it is taken, the database is opened without
   * @throws StoreException if the database cannot be opened
   */
  public static QuestStore open(Path folder, InstantSource clock, Optional<PostgresPort> postgres) {
    Database database = Database.open(folder, postgres);
    boolean opened = false;
    try {
      database.execute(Readings.CREATE);
      database.execute(Events.CREATE);
      database.execute(Rollups.CREATE_MINUTES);
      database.execute(Rollups.CREATE_HOURS);
      QuestStore store = new QuestStore(database, clock);
      opened = true;
      return store;
    } finally {
      // Also after an Error, of which QuestDB has its own.
      if (!opened) {
        database.close();
      }
    }
  }

  @Override
  public StoreWriter writer() {
    return QuestWriter.open(database, rollups, clock.millis());
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
    return latest.all().stream().sorted(Comparator.comparing(Reading::sensor)).toList();
  }

  @Override
  public Optional<Reading> latest(SensorId sensor) {
    return latest.of(sensor);
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
  public List<Point> points(SensorId sensor, TimeRange range, int most) {
    return points.of(sensor, range, most);
  }

  @Override
  public List<Rollup> rollups(SensorId sensor, TimeRange range, Duration period) {
    if (period.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("period is %s; it must be at least 1 s".formatted(period));
    }
    return summaries.of(sensor, range, period.toMillis()).stream().map(Summary::rollup).toList();
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

  /** Returns the number of the open port for PostgreSQL's clients, if there is one. */
  OptionalInt postgresPort() {
    return database.postgresPort();
  }

  /**
   * Waits until the rollups contain everything that was committed. Answers do not need it.
   *
   * @return whether they do
   */
  public boolean awaitRollups(Duration atMost) {
    long start = System.nanoTime();
    while (!rollups.isComplete()) {
      if (System.nanoTime() - start >= atMost.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }

  @Override
  public boolean removeOldestReadings(long beforeMs) {
    return oldest.removeReadings(beforeMs);
  }

  @Override
  public boolean removeOldestEvents(long beforeMs) {
    return oldest.removeEvents(beforeMs);
  }

  @Override
  public Optional<String> repair() {
    Optional<String> fault =
        database
            .resumed(Readings.TABLE)
            .or(() -> database.resumed(Events.TABLE))
            .or(() -> database.resumed(Rollups.MINUTES))
            .or(() -> database.resumed(Rollups.HOURS));
    if (fault.isEmpty()) {
      rollups.renew();
    }
    return fault;
  }

  @Override
  public void close() {
    database.close();
  }
}
