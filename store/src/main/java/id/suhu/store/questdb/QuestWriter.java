package id.suhu.store.questdb;

import id.suhu.core.history.Appended;
import id.suhu.core.history.JournalLine;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.wal.WalWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The writer of {@link QuestStore}. Single-threaded. */
final class QuestWriter implements StoreWriter {

  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(60);

  private final Database database;
  private final RollupState rollups;
  private final KnownSensors sensors;
  private final WalWriter readings;
  private final WalWriter events;
  private final Uncommitted uncommitted = new Uncommitted();

  private QuestWriter(
      Database database,
      RollupState rollups,
      KnownSensors sensors,
      WalWriter readings,
      WalWriter events) {
    this.database = database;
    this.rollups = rollups;
    this.sensors = sensors;
    this.readings = readings;
    this.events = events;
  }

  static QuestWriter open(Database database, RollupState rollups, long nowMs) {
    awaitVisible(database);
    KnownSensors sensors = KnownSensors.load(database, nowMs);
    WalWriter readings = database.walWriter(Readings.TABLE);
    boolean opened = false;
    try {
      QuestWriter writer =
          new QuestWriter(database, rollups, sensors, readings, database.walWriter(Events.TABLE));
      opened = true;
      return writer;
    } finally {
      if (!opened) {
        readings.close();
      }
    }
  }

  private static void awaitVisible(Database database) {
    if (!database.awaitVisible(database.table(Readings.TABLE), VISIBLE_WITHIN)) {
      throw new StoreException("the database does not apply what was written to it");
    }
  }

  private static StoreException failed(CairoException e) {
    return new StoreException("the database cannot be written: " + Reason.of(e), e);
  }

  @Override
  public Appended append(List<Reading> batch) {
    try {
      long stored = 0;
      List<Reading> uncertain = new ArrayList<>();
      for (Reading reading : batch) {
        RecentRows recent = sensors.of(reading.sensor());
        if (!recent.covers(reading)) {
          uncertain.add(reading);
          continue;
        }
        Position row = recent.find(reading);
        if (row.equals(Position.NONE)) {
          write(reading);
          recent.add(reading);
          stored++;
        } else if (row.equals(reading.position())) {
          stored++;
        }
      }
      if (!uncertain.isEmpty()) {
        stored += appendOld(uncertain);
      }
      return new Appended(stored, batch.size() - stored);
    } catch (CairoException e) {
      throw failed(e);
    }
  }

  /** Appends readings whose identity may have a row already; returns how many have their own. */
  private long appendOld(List<Reading> batch) {
    awaitVisible(database);
    Map<Identity, Position> rows = Identity.find(database, batch);
    // A query does not see them.
    Map<Identity, Position> own = uncommitted.positions();
    long stored = 0;
    for (Reading reading : batch) {
      Identity identity = Identity.of(reading);
      Position row = rows.getOrDefault(identity, own.get(identity));
      if (row == null) {
        write(reading);
        own = uncommitted.positions();
      }
      if (row == null || row.equals(reading.position())) {
        stored++;
      }
    }
    return stored;
  }

  private void write(Reading reading) {
    Readings.write(readings, reading);
    uncommitted.add(reading);
  }

  @Override
  public void appendEvents(List<JournalLine> batch) {
    try {
      batch.forEach(event -> Events.write(events, event));
    } catch (CairoException e) {
      throw failed(e);
    }
  }

  @Override
  public void commit() {
    try {
      readings.commit();
      uncommitted
          .earliestMs()
          .ifPresent(earliest -> rollups.committed(readings.getTableToken(), earliest));
      events.commit();
      uncommitted.clear();
    } catch (CairoException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    // Both roll back at their close.
    try (events) {
      readings.close();
    }
  }
}
