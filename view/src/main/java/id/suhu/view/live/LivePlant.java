package id.suhu.view.live;

import id.suhu.core.reading.Reading;
import id.suhu.messages.StatusRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A plant's sensors as they are now, and the newest events of its alarms. Every change has a
 * number, and a sensor keeps only that of its last change: one who has seen the plant up to a
 * number asks for what has changed since then, and gets each sensor once, however often it has
 * changed. So a slow reader costs no more than a quick one, and nothing is kept for it.
 *
 * <p>Thread-safe.
 */
public final class LivePlant {

  /** A reading that is not judged after this time is late: a status comes each second. */
  public static final Duration IN_TIME = Duration.ofSeconds(3);

  private static final int KEPT_ALARMS = 1_000;
  private static final int MOST_COMMON_STATES = 100_000;
  private static final long LOOKED_AT_FOR_MS = 10_000;

  private final InstantSource clock;
  private final int maxSensors;
  private final Map<String, LiveSensor> sensors = new HashMap<>();
  private final Map<SensorState, SensorState> commonStates = new HashMap<>();
  private final Deque<AlarmNow> alarms = new ArrayDeque<>();
  private long number;
  private long lastForgottenAlarm;
  private int activeAlarms;
  private long judged;
  private long lookedAtMs = Long.MIN_VALUE / 2;
  private OptionalLong awaySinceMs = OptionalLong.empty();

  /**
   * Creates an empty plant.
   *
   * @param maxSensors so many sensors may appear by their readings alone
   */
  public LivePlant(InstantSource clock, int maxSensors) {
    this.clock = clock;
    this.maxSensors = maxSensors;
  }

  /** Takes a sensor's status. */
  public synchronized void status(StatusRecord status) {
    LiveSensor sensor = sensors.computeIfAbsent(status.sensorId(), LiveSensor::new);
    activeAlarms -= sensor.activeAlarms();
    judged -= sensor.judged();
    number++;
    sensor.status(status, shared(SensorState.of(status)), clock.millis(), number);
    activeAlarms += sensor.activeAlarms();
    judged += sensor.judged();
  }

  /** Returns the same state, one object for all sensors that have it. */
  private SensorState shared(SensorState state) {
    if (!state.isCommon() || commonStates.size() >= MOST_COMMON_STATES) {
      return state;
    }
    SensorState known = commonStates.putIfAbsent(state, state);
    return known == null ? state : known;
  }

  /** Takes a reading that has arrived, before an engine has judged it. */
  public synchronized void reading(Reading reading) {
    String id = reading.sensor().text();
    LiveSensor sensor = sensors.get(id);
    if (sensor == null) {
      if (sensors.size() >= maxSensors) {
        return;
      }
      sensor = new LiveSensor(id);
      sensors.put(id, sensor);
    }
    if (sensor.reading(reading, clock.millis(), number + 1)) {
      number++;
    }
  }

  /**
   * Takes an event of the alarm journal.
   *
   * @param json the event, one line
   */
  public synchronized void alarm(String json) {
    number++;
    alarms.add(new AlarmNow(number, json));
    if (alarms.size() > KEPT_ALARMS) {
      lastForgottenAlarm = alarms.remove().number();
    }
  }

  /** Kafka does not answer: from now on, the plant may look different. */
  public synchronized void kafkaAway() {
    if (awaySinceMs.isEmpty()) {
      awaySinceMs = OptionalLong.of(clock.millis());
    }
  }

  /** Kafka answers again. */
  public synchronized void kafkaBack() {
    awaySinceMs = OptionalLong.empty();
  }

  /** Returns since when Kafka has not answered, epoch milliseconds. */
  public synchronized OptionalLong awaySinceMs() {
    return awaySinceMs;
  }

  /** Returns whether the changes after a number are still known. */
  public synchronized boolean knows(long from) {
    return from >= lastForgottenAlarm && from <= number;
  }

  /**
   * Returns what has changed after a change.
   *
   * @param from the number of the last change that is known; 0 for all sensors
   */
  public synchronized PlantChanges since(long from) {
    lookedAtMs = clock.millis();
    List<SensorNow> states = new ArrayList<>();
    List<SensorNow> values = new ArrayList<>();
    if (from < number) {
      for (LiveSensor sensor : sensors.values()) {
        if (sensor.stateChangedAfter(from)) {
          states.add(sensor.now());
        } else if (sensor.changedAfter(from)) {
          values.add(sensor.now());
        }
      }
    }
    return new PlantChanges(number, states, values, alarmsAfter(from));
  }

  private List<AlarmNow> alarmsAfter(long from) {
    List<AlarmNow> after = new ArrayList<>();
    if (!alarms.isEmpty() && alarms.getLast().number() > from) {
      alarms.stream().filter(each -> each.number() > from).forEach(after::add);
    }
    return after;
  }

  /** Returns all sensors, in no particular order. */
  public synchronized List<SensorNow> sensors() {
    return sensors.values().stream().map(LiveSensor::now).toList();
  }

  /** Returns a sensor's temperatures of the last minutes; empty if it is not known. */
  public synchronized Optional<RecentValues> recent(String sensorId) {
    return Optional.ofNullable(sensors.get(sensorId)).map(sensor -> sensor.recent(clock.millis()));
  }

  /** Returns the sensors whose readings are judged late. */
  public synchronized Behind behind() {
    long nowMs = clock.millis();
    int late = 0;
    long longestMs = 0;
    for (LiveSensor sensor : sensors.values()) {
      long waitsMs = sensor.waitsMs(nowMs);
      if (waitsMs > IN_TIME.toMillis()) {
        late++;
        longestMs = Math.max(longestMs, waitsMs);
      }
    }
    return new Behind(late, longestMs);
  }

  /** Returns numbers of the whole plant. */
  public synchronized PlantTotals totals() {
    return new PlantTotals(sensors.size(), activeAlarms, judged);
  }

  /** Returns whether anyone has asked for changes lately, so that readings are worth following. */
  public synchronized boolean isLookedAt() {
    return clock.millis() - lookedAtMs <= LOOKED_AT_FOR_MS;
  }
}
