package id.suhu.store.questdb;

import id.suhu.core.history.StoreException;
import io.questdb.cairo.TableReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Removes the oldest partitions of a table. Thread-safe. */
final class OldestPartition {

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
        expire(table, 0);
      }
    }
  }

  private boolean isExpiring(String table) {
    boolean[] expiring = new boolean[1];
    database.query(
        "SELECT ttlValue FROM tables() WHERE table_name = '%s'".formatted(table),
        row -> expiring[0] = row.getInt(0) != 0);
    return expiring[0];
  }

  /**
   * Removes the oldest day of readings, or several that have few. To drop them would make the
   * rollups invalid; to let them expire does not, but works only for whole days.
   *
   * @param beforeMs they end by then, epoch milliseconds
   * @return whether there was one
   */
  boolean removeReadings(long beforeMs) {
    // What waits may be newer, by which more would expire.
    awaitVisible();
    Optional<Instant> end = endOfOldReadings(beforeMs);
    if (end.isEmpty()) {
      return false;
    }
    long days = end.get().until(newest(), ChronoUnit.DAYS);
    if (days > 0) {
      expireOnce(Readings.TABLE, days);
      awaitVisible();
      // Their readings are gone.
      expireOnce(Rollups.MINUTES, days);
      expireOnce(Rollups.HOURS, days);
    }
    if (endOfOldReadings(end.get().toEpochMilli()).isPresent()) {
      drop(Readings.TABLE, end.get());
    }
    return true;
  }

  /** Returns the time from which QuestDB counts: the newest row's, or now if that is earlier. */
  private Instant newest() {
    try (TableReader rows = reader(Readings.TABLE)) {
      return Instant.ofEpochMilli(
          Math.min(Micros.toMillis(rows.getMaxTimestamp()), clock.millis()));
    }
  }

  /**
   * Returns the end of the days to remove: of those that are old, as many as have together little
   * more readings than one day. A sensor whose clock begins in 2000 would otherwise always have the
   * oldest day. The newest day is never removed.
   */
  private Optional<Instant> endOfOldReadings(long beforeMs) {
    @Nullable Instant last = null;
    try (TableReader rows = reader(Readings.TABLE)) {
      long most = 0;
      for (int i = 0; i < rows.getPartitionCount(); i++) {
        most = Math.max(most, rows.getPartitionRowCountFromMetadata(i));
      }
      long readings = 0;
      for (int i = 0; i < rows.getPartitionCount() - 1; i++) {
        Instant end = start(rows, i).plus(1, ChronoUnit.DAYS);
        readings += rows.getPartitionRowCountFromMetadata(i);
        if (end.toEpochMilli() > beforeMs || (last != null && readings > most + most / 2)) {
          break;
        }
        last = end;
      }
    }
    return Optional.ofNullable(last);
  }

  private void awaitVisible() {
    if (!database.awaitVisible(database.table(Readings.TABLE), WITHIN)) {
      throw new StoreException("the database does not apply what was written to it");
    }
  }

  /** Removes what is older, and no more: a lasting expiry would remove late rows silently. */
  private void expireOnce(String table, long days) {
    expire(table, days);
    // At once: they are applied in this order, even if the table is suspended in between.
    expire(table, 0);
  }

  private void expire(String table, long days) {
    String kind = table.equals(Readings.TABLE) ? "TABLE" : "MATERIALIZED VIEW";
    database.execute("ALTER %s %s SET TTL %d DAYS".formatted(kind, table, days));
  }

  /**
   * Removes the oldest month of alarm events, unless it is the only one.
   *
   * @param beforeMs it ends by then, epoch milliseconds
   * @return whether there was one
   */
  boolean removeEvents(long beforeMs) {
    Instant end;
    try (TableReader rows = reader(Events.TABLE)) {
      if (rows.getPartitionCount() < 2) {
        return false;
      }
      end = start(rows, 0).atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
    }
    if (end.toEpochMilli() > beforeMs) {
      return false;
    }
    drop(Events.TABLE, end);
    return true;
  }

  private TableReader reader(String table) {
    return database.engine().getReader(database.table(table));
  }

  private static Instant start(TableReader rows, int partition) {
    return Instant.ofEpochMilli(Micros.toMillis(rows.getPartitionTimestampByIndex(partition)));
  }

  private void drop(String table, Instant end) {
    database.execute(
        "ALTER TABLE %s DROP PARTITION WHERE event_time < %d"
            .formatted(table, Micros.of(end.toEpochMilli())));
  }
}
