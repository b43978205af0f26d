package id.suhu.store.questdb;

import id.suhu.core.history.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** Removes the oldest partition of a table. Thread-safe. */
final class OldestPartition {

  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final Database database;

  OldestPartition(Database database) {
    this.database = database;
    if (isExpiring()) {
      // The process has ended between the two statements of an expiry.
      expire(0);
    }
  }

  /**
   * Removes a day of readings. To drop it would make the rollups invalid; to let it expire does
   * not, but works only for whole days.
   *
   * @param beforeMs it ends by then, epoch milliseconds
   */
  boolean removeReadings(long beforeMs) {
    Partition day =
        find(Readings.TABLE, OldestPartition::day, start -> start.plus(1, ChronoUnit.DAYS));
    if (!day.isOld(beforeMs)) {
      return false;
    }
    long days = day.end().until(Instant.ofEpochMilli(day.newestMs()), ChronoUnit.DAYS);
    if (days > 0) {
      expire(days);
      if (!database.awaitVisible(database.table(Readings.TABLE), WITHIN)) {
        throw new StoreException("the database does not remove old readings");
      }
      expire(0);
    } else {
      drop(Readings.TABLE, day);
    }
    return true;
  }

  private boolean isExpiring() {
    boolean[] expiring = new boolean[1];
    database.query(
        "SELECT ttlValue FROM tables() WHERE table_name = '%s'".formatted(Readings.TABLE),
        row -> expiring[0] = row.getInt(0) != 0);
    return expiring[0];
  }

  private void expire(long days) {
    database.execute("ALTER TABLE %s SET TTL %d DAYS".formatted(Readings.TABLE, days));
  }

  /** Removes a month of alarm events that ends by a time. */
  boolean removeEvents(long beforeMs) {
    Partition month =
        find(
            Events.TABLE,
            OldestPartition::month,
            start -> start.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant());
    if (!month.isOld(beforeMs)) {
      return false;
    }
    drop(Events.TABLE, month);
    return true;
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
    Partition[] found = {new Partition(Instant.MAX, 0, true)};
    database.query(
        "SELECT min(event_time), max(event_time), count() FROM " + table,
        row -> {
          if (row.getLong(2) > 0) {
            long newestMs = Micros.toMillis(row.getTimestamp(1));
            Instant oldest = start.apply(Micros.toMillis(row.getTimestamp(0)));
            found[0] =
                new Partition(next.apply(oldest), newestMs, oldest.equals(start.apply(newestMs)));
          }
        });
    return found[0];
  }

  private static Instant day(long timeMs) {
    return Instant.ofEpochMilli(timeMs).truncatedTo(ChronoUnit.DAYS);
  }

  private static Instant month(long timeMs) {
    return day(timeMs).atOffset(ZoneOffset.UTC).withDayOfMonth(1).toInstant();
  }
}
