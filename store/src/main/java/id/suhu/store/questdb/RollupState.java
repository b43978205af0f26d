package id.suhu.store.questdb;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.mv.MatViewState;
import io.questdb.cairo.wal.seq.SeqTxnTracker;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far the rollups are right: up to the earliest event time that was committed after their
 * last refresh. What is later is answered from the readings. Thread-safe.
 */
final class RollupState {

  private static final long NOTHING = -1;

  private final CairoEngine engine;
  private final TableToken minutes;
  private final TableToken hours;
  private final Unsettled unsettled = new Unsettled();
  private long minutesContain = NOTHING;
  private long hoursContain = NOTHING;

  /** Looks at the rollups of a database; what they contain of earlier times is not known yet. */
  RollupState(Database database) {
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

  private void look() {
    long refreshed = refreshed(minutes);
    if (refreshed == NOTHING) {
      minutesContain = NOTHING;
      hoursContain = NOTHING;
      return;
    }
    long minuteTransaction = last(minutes);
    if (applied(minutes) >= minuteTransaction) {
      minutesContain = Math.max(minutesContain, refreshed);
      long hoursRefreshed = refreshed(hours);
      if (hoursRefreshed >= minuteTransaction && applied(hours) >= last(hours)) {
        hoursContain = Math.max(hoursContain, refreshed);
        unsettled.settled(hoursContain);
      }
    }
  }

  /** Returns the transaction of a view's base that it contains, or {@link #NOTHING}. */
  private long refreshed(TableToken view) {
    @Nullable MatViewState state = engine.getMatViewStateStore().getViewState(view);
    return state == null || state.isInvalid() ? NOTHING : state.getLastRefreshBaseTxn();
  }

  private long last(TableToken table) {
    return engine.getTableSequencerAPI().lastTxn(table);
  }

  private long applied(TableToken table) {
    SeqTxnTracker tracker = engine.getTableSequencerAPI().getTxnTracker(table);
    return tracker.getWriterTxn();
  }
}
