package id.suhu.view.live;

import id.suhu.core.reading.Reading;
import id.suhu.messages.StatusRecord;
import id.suhu.messages.Timestamps;
import java.util.OptionalDouble;

/** A sensor in a {@link LivePlant}, which guards it. */
final class LiveSensor {

  /** A status corrects a newer reading after this time, such as after a clock was set back. */
  private static final long READING_LEADS_MS = 2_000;

  private final String id;
  private final Recent recent = new Recent();
  private SensorState state = SensorState.UNJUDGED;
  private long readings;
  private long lateReadings;
  private long statusEventMs = Long.MIN_VALUE;
  private double celsius = Double.NaN;
  private long eventTimeMs;
  private long readingArrivedMs = Long.MIN_VALUE / 2;

  /** Event time of the reading that waits for its status. */
  private long waitingEventMs;

  /** Since when it waits, epoch milliseconds; 0 if none does. */
  private long waitingSinceMs;

  private long changed;
  private long stateChanged;

  LiveSensor(String id) {
    this.id = id;
  }

  /** Takes a reading; returns whether it is newer than what was known. */
  boolean reading(Reading reading, long nowMs, long number) {
    if (!Double.isNaN(celsius) && reading.eventTimeMs() < eventTimeMs) {
      return false;
    }
    boolean isNew = changed == 0;
    value(reading.eventTimeMs(), reading.celsius(), nowMs);
    readingArrivedMs = nowMs;
    if (waitingSinceMs == 0 && reading.eventTimeMs() > statusEventMs) {
      waitingEventMs = reading.eventTimeMs();
      waitingSinceMs = nowMs;
    }
    changed = number;
    if (isNew) {
      stateChanged = number;
    }
    return true;
  }

  /**
   * Takes a status, whose engine has judged everything before.
   *
   * @param nextState that of the status
   */
  void status(StatusRecord next, SensorState nextState, long nowMs, long number) {
    if (stateChanged == 0 || !state.equals(nextState)) {
      state = nextState;
      stateChanged = number;
      changed = number;
    }
    readings = next.readings();
    lateReadings = next.lateReadings();
    if (next.temperatureCelsius().isPresent() && next.eventTime().isPresent()) {
      statusEventMs = Timestamps.read(next.eventTime().get()).orElse(nowMs);
      judged(next.temperatureCelsius().getAsDouble(), nowMs, number);
    }
    if (waitingSinceMs != 0 && statusEventMs >= waitingEventMs) {
      waitingSinceMs = 0;
    }
  }

  /** Takes the reading of a status; most were shown when they arrived, and are not sent again. */
  private void judged(double temperature, long nowMs, long number) {
    boolean leads = statusEventMs < eventTimeMs && nowMs - readingArrivedMs <= READING_LEADS_MS;
    if (!leads && (statusEventMs != eventTimeMs || temperature != celsius)) {
      value(statusEventMs, temperature, nowMs);
      changed = number;
    }
  }

  private void value(long timeMs, double temperature, long nowMs) {
    eventTimeMs = timeMs;
    celsius = temperature;
    recent.add(timeMs, temperature, nowMs);
  }

  int activeAlarms() {
    return state.activeAlarms();
  }

  long judged() {
    return readings;
  }

  /** Returns for how long the oldest reading without a status has waited; 0 if there is none. */
  long waitsMs(long nowMs) {
    return waitingSinceMs == 0 ? 0 : Math.max(0, nowMs - waitingSinceMs);
  }

  boolean changedAfter(long number) {
    return changed > number;
  }

  boolean stateChangedAfter(long number) {
    return stateChanged > number;
  }

  RecentValues recent(long nowMs) {
    return recent.until(nowMs);
  }

  SensorNow now() {
    return new SensorNow(
        id,
        state,
        readings,
        lateReadings,
        Double.isNaN(celsius) ? OptionalDouble.empty() : OptionalDouble.of(celsius),
        eventTimeMs);
  }
}
