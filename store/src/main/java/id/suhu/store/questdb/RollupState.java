package id.suhu.store.questdb;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.mv.MatViewState;
import io.questdb.cairo.wal.seq.SeqTxnTracker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how far the rollups are right: up to the earliest event time that was committed after their
 * last refresh. What is later is answered from the readings. Thread-safe.
 */
final class RollupState {

  private static final Logger LOG = LoggerFactory.getLogger(RollupState.class);

  private final Database database;
  private final CairoEngine engine;
  private final TableToken minutes;
  private final TableToken hours;
  private final Unsettled unsettled = new Unsettled();
  private long minutesContain = Unsettled.NOTHING;
  private long hoursContain = Unsettled.NOTHING;

  /** When views were requested to be computed anew, by their names. */
  private final Map<String, Long> requestedUs = new HashMap<>();

  /** Looks at the rollups of a database; what they contain of earlier times is not known yet. */
  RollupState(Database database) {
    this.database = database;
    this.engine = database.engine();
    this.minutes = database.table(Rollups.MINUTES);
    this.hours = database.table(Rollups.HOURS);
    unsettled.add(last(database.table(Readings.TABLE)), Unsettled.ANY);
  }

  /** Adds a commit of readings, the earliest of which has this event time, epoch milliseconds. */
  void committed(TableToken readings, long fromMs) {
    unsettled.add(last(readings), fromMs);
  }

  /** Returns the event time before which the minutes are right, epoch milliseconds. */
  synchronized long minutesUntilMs() {
    look();
    return unsettled.fromMs(minutesContain);
  }

  /** Returns the same of the hours; the minutes are right up to there as well. */
  synchronized long hoursUntilMs() {
    look();
    return unsettled.fromMs(hoursContain);
  }

  /** Returns whether the rollups contain everything. */
  boolean isComplete() {
    return hoursUntilMs() == Long.MAX_VALUE;
  }

  /**
   * Lets the rollups that are not valid be computed anew, one after the other; until they are, the
   * readings are asked instead. To be called every few seconds.
   */
  synchronized void renew() {
    for (TableToken view : List.of(minutes, hours)) {
      MatViewState state = engine.getMatViewStateStore().getViewState(view);
      if (state == null || isRequested(view, state)) {
        return;
      }
      if (state.isInvalid()) {
        LOG.atWarn().addKeyValue("rollup", view.getTableName()).log("A rollup is computed anew");
        requestedUs.put(view.getTableName(), nowUs());
        database.execute("REFRESH MATERIALIZED VIEW %s FULL".formatted(view.getTableName()));
        return;
      }
    }
  }

  /** Returns whether a view is to be computed anew, and no refresh has ended since. */
  private boolean isRequested(TableToken view, MatViewState state) {
    Long us = requestedUs.get(view.getTableName());
    if (us == null || state.getLastRefreshFinishTimestampUs() > us) {
      requestedUs.remove(view.getTableName());
      return false;
    }
    return true;
  }

  private long nowUs() {
    return engine.getConfiguration().getMicrosecondClock().getTicks();
  }

  private void look() {
    long refreshed = refreshed(minutes);
    if (refreshed == Unsettled.NOTHING) {
      minutesContain = Unsettled.NOTHING;
      hoursContain = Unsettled.NOTHING;
      return;
    }
    long minuteTransaction = last(minutes);
    if (applied(minutes) >= minuteTransaction) {
      minutesContain = Math.max(minutesContain, refreshed);
    }
    long hoursRefreshed = refreshed(hours);
    if (hoursRefreshed == Unsettled.NOTHING) {
      hoursContain = Unsettled.NOTHING;
    } else if (minutesContain >= refreshed
        && hoursRefreshed >= minuteTransaction
        && applied(hours) >= last(hours)) {
      hoursContain = Math.max(hoursContain, refreshed);
      unsettled.settled(hoursContain);
    }
  }

  /** Returns the transaction of a view's base that it contains, or {@link Unsettled#NOTHING}. */
  private long refreshed(TableToken view) {
    MatViewState state = engine.getMatViewStateStore().getViewState(view);
    return state == null || state.isInvalid() || isRequested(view, state)
        ? Unsettled.NOTHING
        : state.getLastRefreshBaseTxn();
  }

  private long last(TableToken table) {
    return engine.getTableSequencerAPI().lastTxn(table);
  }

  private long applied(TableToken table) {
    SeqTxnTracker tracker = engine.getTableSequencerAPI().getTxnTracker(table);
    return tracker.getWriterTxn();
  }
}
