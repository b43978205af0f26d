package id.suhu.core.simulation;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.SensorRules;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.PlantLogic;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.SensorStateBytes;
import id.suhu.core.sensor.SensorStatus;
import id.suhu.core.sensor.StoredState;
import id.suhu.core.silence.SilenceWheel;
import id.suhu.core.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An engine as small as can be: states, a wheel, and core to ask; holds the invariants. */
final class SmallEngine {

  private final Map<SensorId, Watched> sensors = new LinkedHashMap<>();
  private RuleBook book;
  private PlantLogic plant;
  private SilenceWheel<Watched> wheel = new SilenceWheel<>();

  private static final class Watched {
    final SensorId id;
    final Invariants invariants = new Invariants();
    final List<AlarmEvent> journal = new ArrayList<>();
    SensorLogic logic;
    SensorState state;
    boolean known;
    long heardMs;

    Watched(SensorId id, SensorLogic logic) {
      this.id = id;
      this.logic = logic;
      this.state = logic.unknown();
    }
  }

  SmallEngine(RuleBook book, List<SensorId> ids) {
    this.book = book;
    plant = new PlantLogic(book);
    ids.forEach(id -> sensors.put(id, new Watched(id, plant.of(id))));
  }

  List<AlarmEvent> journal(SensorId id) {
    return sensor(id).journal;
  }

  SensorStatus status(SensorId id, Now now) {
    Watched sensor = sensor(id);
    return sensor.logic.status(id, sensor.state, now);
  }

  /** The number of an alarm's latest occurrence. */
  OptionalLong occurrence(SensorId id, String rule) {
    Watched sensor = sensor(id);
    for (int i = 0; i < sensor.state.alarms().size(); i++) {
      if (sensor.logic.rules().rules().get(i).name().equals(rule)) {
        return sensor.state.alarms().get(i).state().occurrence().stream()
            .mapToLong(occurrence -> occurrence.number())
            .findFirst();
      }
    }
    return OptionalLong.empty();
  }

  void reads(Reading reading, Now now) {
    Watched sensor = sensor(reading.sensor());
    know(sensor, now);
    if (sensor.logic.isPossible(reading)) {
      sensor.heardMs = now.steadyMs();
      if (sensor.logic.isSilent(sensor.state)) {
        take(sensor, sensor.logic.heard(sensor.id, sensor.state, now.wallMs()));
        watch(sensor);
      }
    }
    take(sensor, sensor.logic.judge(sensor.state, reading));
  }

  void rejected(SensorId id, Now now) {
    Watched sensor = sensor(id);
    know(sensor, now);
    take(sensor, sensor.logic.rejected(sensor.state));
  }

  /** Puts a command to core; what the journal does not answer is refused here. */
  Optional<Refusal> asks(SensorId id, AlarmCommand command, Now now) {
    Watched sensor = sensor(id);
    Optional<Refusal> refusal = sensor.logic.refusal(id, command);
    if (refusal.isEmpty()) {
      Decision decision = sensor.logic.command(id, sensor.state, command, now);
      Invariants.checkAnswer(sensor.state, command, decision);
      take(sensor, decision);
    }
    return refusal;
  }

  void tick(Now now) {
    for (Watched due : wheel.due(now.steadyMs(), SmallEngine::silentMs)) {
      take(due, due.logic.silent(due.id, due.state, now.wallMs()));
    }
    for (Watched sensor : sensors.values()) {
      OptionalLong due = sensor.logic.dueMs(sensor.state, now.steadyMs());
      boolean isDue = due.isPresent() && due.getAsLong() <= now.steadyMs();
      Decision elapsed = sensor.logic.elapsed(sensor.id, sensor.state, now);
      Invariants.require(
          isDue == !elapsed.next().equals(sensor.state), "due", due, "and then", elapsed);
      take(sensor, elapsed);
      sensor.invariants.checkShelves(
          sensor.logic.rules(), sensor.state, book.longestShelving(), now);
    }
  }

  void restart(RuleBook other, Now now) {
    book = other;
    plant = new PlantLogic(book);
    wheel = new SilenceWheel<>();
    for (Watched sensor : sensors.values()) {
      SensorRules before = sensor.logic.rules();
      StoredState stored = SensorStateBytes.read(SensorStateBytes.write(sensor.state, before));
      sensor.logic = plant.of(sensor.id);
      Decision adopted = sensor.logic.adopt(sensor.id, stored, now);
      sensor.invariants.checkRestart(before, sensor.state, stored, sensor.logic.rules(), adopted);
      sensor.journal.addAll(adopted.events());
      sensor.state = adopted.next();
      sensor.heardMs = now.steadyMs();
      if (sensor.known && !sensor.logic.isSilent(sensor.state)) {
        watch(sensor);
      }
    }
  }

  private Watched sensor(SensorId id) {
    return Optional.ofNullable(sensors.get(id)).orElseThrow();
  }

  private void know(Watched sensor, Now now) {
    if (!sensor.known) {
      sensor.known = true;
      sensor.heardMs = now.steadyMs();
      watch(sensor);
    }
  }

  private void watch(Watched sensor) {
    if (sensor.logic.rules().silence().isPresent()) {
      wheel.watch(sensor, silentMs(sensor));
    }
  }

  private static long silentMs(Watched sensor) {
    return sensor.heardMs + sensor.logic.rules().silence().orElseThrow().after().toMillis();
  }

  private static void take(Watched sensor, Decision decision) {
    sensor.invariants.check(sensor.logic.rules(), sensor.state, decision);
    sensor.journal.addAll(decision.events());
    sensor.state = decision.next();
  }
}
