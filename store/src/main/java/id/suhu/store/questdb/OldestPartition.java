package id.suhu.store.questdb;

import id.suhu.core.history.StoreException;
import io.questdb.cairo.TableReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** Removes the oldest partition of a table. Thread-safe. */
final class OldestPartition {

  /** QuestDB takes no zero for partitions of months. */
  private static final int NEVER_YEARS = 10_000;

  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final Database database;
  private final InstantSource clock;

  /**
   * @param clock which QuestDB uses as well, to tell what has expired
   */
  OldestPartition(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    for (String table : List.of(Readings.TABLE, Rollups.MINUTES, Rollups.HOURS)) {
      if (isExpiring(table)) {
        // The process has ended between the two statements of an expiry.
        expireNever(table);
      }
    }
  }

  private boolean isExpiring(String table) {
    boolean[] expiring = new boolean[1];
    database.query(
        "SELECT ttlValue FROM tables() WHERE table_name = '%s'".formatted(table),
        row -> expiring[0] = row.getInt(0) != 0 && row.getInt(0) != NEVER_YEARS);
    return expiring[0];
  }

  /**
   * Removes a day of readings. To drop it would make the rollups invalid; to let it expire does
   * not, but works only for whole days.
   *
   * @param beforeMs it ends by then, epoch milliseconds
   */
  boolean removeReadings(long beforeMs) {
    // What waits may be newer, by which more than one day would expire.
    awaitVisible();
    Partition day = oldestDay();
    if (!day.isOld(beforeMs)) {
      return false;
    }
    long days = day.end().until(newest(day), ChronoUnit.DAYS);
    if (days > 0) {
      expireOnce(Readings.TABLE, days + " DAYS");
      awaitVisible();
      // Their readings are gone.
      expireOnce(Rollups.MINUTES, days + " DAYS");
    }
    if (oldestDay().end().equals(day.end())) {
      drop(Readings.TABLE, day);
    }
    awaitVisible();
    removeHours(oldestDay().end().minus(1, ChronoUnit.DAYS));
    return true;
  }

  /** Removes months of hours before a time. */
  private void removeHours(Instant before) {
    Partition month = oldestMonth(Rollups.HOURS);
    if (month.isOld(before.toEpochMilli())) {
      long months =
          month
              .end()
              .atOffset(ZoneOffset.UTC)
              .until(newest(month).atOffset(ZoneOffset.UTC), ChronoUnit.MONTHS);
      if (months > 0) {
        expireOnce(Rollups.HOURS, months + " MONTHS");
      }
    }
  }

  /** Returns the time from which QuestDB counts: the newest row's, or now if that is earlier. */
  private Instant newest(Partition oldest) {
    return Instant.ofEpochMilli(Math.min(oldest.newestMs(), clock.millis()));
  }

  private Partition oldestDay() {
    return find(Readings.TABLE, OldestPartition::day, start -> start.plus(1, ChronoUnit.DAYS));
  }

  private void awaitVisible() {
    if (!database.awaitVisible(database.table(Readings.TABLE), WITHIN)) {
      throw new StoreException("the database does not apply what was written to it");
    }
  }

  /** Removes what is older, and no more: a lasting expiry would remove late rows silently. */
  private void expireOnce(String table, String age) {
    expire(table, age);
    // At once: they are applied in this order, even if the table is suspended in between.
    expireNever(table);
  }

  private void expireNever(String table) {
    expire(table, NEVER_YEARS + " YEARS");
  }

  private void expire(String table, String age) {
    String kind = table.equals(Readings.TABLE) ? "TABLE" : "MATERIALIZED VIEW";
    database.execute("ALTER %s %s SET TTL %s".formatted(kind, table, age));
  }

  /** Removes a month of alarm events that ends by a time. */
  boolean removeEvents(long beforeMs) {
    Partition month = oldestMonth(Events.TABLE);
    if (!month.isOld(beforeMs)) {
      return false;
    }
    drop(Events.TABLE, month);
    return true;
  }

  private Partition oldestMonth(String table) {
    return find(
        table,
        OldestPartition::month,
        start -> start.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant());
  }

  private void drop(String table, Partition partition) {
    database.execute(
        "ALTER TABLE %s DROP PARTITION WHERE event_time < %d"
            .formatted(table, Micros.of(partition.end().toEpochMilli())));
  }

  /**
   * The oldest partition of a table.
   *
   * @param end its end
   * @param newestMs event time of the table's newest row
   * @param only whether it contains that row too, or there are no rows
   */
  private record Partition(Instant end, long newestMs, boolean only) {

    boolean isOld(long beforeMs) {
      return !only && end.toEpochMilli() <= beforeMs;
    }
  }

  /**
   * Finds the oldest partition.
   *
   * @param start returns the start of the partition of a time, epoch milliseconds
   * @param next returns the start of the partition after the one with this start
   */
  private Partition find(String table, LongFunction<Instant> start, UnaryOperator<Instant> next) {
    try (TableReader rows = database.engine().getReader(database.table(table))) {
      if (rows.size() == 0) {
        return new Partition(Instant.MAX, 0, true);
      }
      long newestMs = Micros.toMillis(rows.getMaxTimestamp());
      Instant oldest = start.apply(Micros.toMillis(rows.getMinTimestamp()));
      return new Partition(next.apply(oldest), newestMs, oldest.equals(start.apply(newestMs)));
    }
  }

  private static Instant day(long timeMs) {
    return Instant.ofEpochMilli(timeMs).truncatedTo(ChronoUnit.DAYS);
  }

  private static Instant month(long timeMs) {
    return day(timeMs).atOffset(ZoneOffset.UTC).withDayOfMonth(1).toInstant();
  }
}
