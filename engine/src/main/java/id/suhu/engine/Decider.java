package id.suhu.engine;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.time.DueWheel;
import id.suhu.core.time.Now;
import id.suhu.messages.AlarmEventJson;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes inputs to core and executes the decisions: keeps the next state, writes the events,
 * informs the status desk and watches for silence. Belongs to a processor between its start and its
 * end; used by one stream thread. The current elapsed time is an argument, in milliseconds, since
 * reading the clock is costly.
 */
final class Decider {

  private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

  /**
   * Minimum interval between commit requests. Output that others wait for requests a commit at
   * once, but commits are costly.
   */
  private static final long COMMIT_REQUEST_GAP_MS = 20;

  private static final Input REJECTED = new Input.Rejected();

  private final ProcessorContext<byte[], byte[]> context;
  private final RuleBook book;
  private final InstantSource wallClock;
  private final Reception reception;
  private final SensorStore store;
  private final StatusDesk statuses;
  private final OwedStatuses owed;
  private final DueWheel<SensorSlot> wheel = new DueWheel<>();
  private final Deadlines deadlines = new Deadlines();

  /** Slots whose takeover has events, which cannot be written before the first record or tick. */
  private final Queue<SensorSlot> unsettled = new ArrayDeque<>();

  private long lastCommitRequestMs;

  Decider(
      ProcessorContext<byte[], byte[]> context,
      SensorProcessor.Parts parts,
      SensorStore store,
      StatusDesk statuses) {
    this.context = context;
    this.book = parts.rules();
    this.wallClock = parts.wallClock();
    this.reception = parts.reception();
    this.owed = parts.owed();
    this.store = store;
    this.statuses = statuses;
    this.lastCommitRequestMs = elapsedMs();
  }

  private long elapsedMs() {
    return context.currentSystemTimeMs();
  }

  /** Takes over all slots of the store under the current rules. */
  void takeOver() {
    SensorSlot lost = null;
    int lostCount = 0;
    for (SensorSlot slot : store.all()) {
      if (slot.lost) {
        lost = slot;
        lostCount++;
      }
      Decision decision = SensorLogic.decide(slot.state, currentRules(slot));
      if (decision.events().isEmpty()) {
        slot.state = decision.next();
        slot.lost = false;
        watch(slot);
        deadlines.set(slot, slot.state.dueMs(elapsedMs()));
      } else {
        slot.unsettled = true;
        unsettled.add(slot);
      }
    }
    if (lost != null) {
      LOG.atError()
          .addKeyValue("sensors", lostCount)
          .addKeyValue("exampleSensor", lost.sensor)
          .log(
              "Stored states cannot be read: these sensors start with a new state, as the"
                  + " journal records");
    }
  }

  private Input currentRules(SensorSlot slot) {
    List<Rule> rules = book.forSensor(slot.sensor);
    long wallMs = wallClock.millis();
    return slot.lost ? new Input.Lost(rules, wallMs) : new Input.Rules(rules, wallMs);
  }

  /**
   * Writes the events of slots' takeovers.
   *
   * @param most maximum number of slots
   */
  void settle(int most, long elapsedMs) {
    for (int left = most; left > 0 && !unsettled.isEmpty(); left--) {
      settle(unsettled.remove(), elapsedMs);
    }
  }

  private void settle(SensorSlot slot, long elapsedMs) {
    if (slot.unsettled) {
      Input input = currentRules(slot);
      slot.unsettled = false;
      slot.lost = false;
      decide(slot, input, elapsedMs);
    }
  }

  /** Evaluates good readings of a sensor, in their order. */
  void read(SensorSlot slot, List<Reading> readings, long elapsedMs) {
    // Also before readings that wait: they are stored together with the state.
    settle(slot, elapsedMs);
    if (readings.isEmpty()) {
      return;
    }
    boolean statusDue = false;
    for (Reading reading : readings) {
      statusDue |= apply(slot, new Input.Read(reading, wallClock.millis()), elapsedMs);
    }
    finish(slot, statusDue, elapsedMs);
  }

  /**
   * Handles an operator's command to an alarm of the sensor.
   *
   * @param arrivedMs when the command arrived, epoch milliseconds
   */
  void command(SensorSlot slot, AlarmCommand command, long arrivedMs, long elapsedMs) {
    settle(slot, elapsedMs);
    decide(slot, input(command, arrivedMs, elapsedMs), elapsedMs);
  }

  /** Refuses a command to an alarm of a sensor that has not sent anything; it stays unknown. */
  void refuse(SensorId sensor, AlarmCommand command, long arrivedMs, long elapsedMs) {
    Input input = input(command, arrivedMs, elapsedMs);
    Decision decision = SensorLogic.decide(SensorState.unknown(sensor), input);
    write(sensor.bytes(), decision.events());
  }

  private Input input(AlarmCommand command, long arrivedMs, long elapsedMs) {
    Now now = new Now(wallClock.millis(), elapsedMs);
    return new Input.Command(command, arrivedMs, book.longestShelving(), now);
  }

  /** Handles a rejected record that names the sensor. */
  void rejected(SensorSlot slot, long elapsedMs) {
    settle(slot, elapsedMs);
    decide(slot, REJECTED, elapsedMs);
  }

  /**
   * Handles sensors whose silence limit or another deadline has passed.
   *
   * @param most maximum number of sensors
   */
  void tick(int most, long elapsedMs) {
    // Read first: the end of an interruption is set before the proof that extends beyond it.
    long provenMs = reception.provenMs();
    long interruptedUntilMs = reception.interruptedUntilMs();
    for (SensorSlot slot :
        wheel.due(
            provenMs, most, slot -> dueMs(slot, Math.max(slot.receivedMs, interruptedUntilMs)))) {
      slot.watched = false;
      long silentMs = provenMs - Math.max(slot.receivedMs, interruptedUntilMs);
      decide(slot, new Input.Tick(silentMs, wallClock.millis()), elapsedMs);
    }
    remind(most, elapsedMs);
  }

  /** Handles sensors of which a shelving ends or a reminder is due. */
  private void remind(int most, long elapsedMs) {
    for (int left = most; left > 0; left--) {
      SensorSlot slot = deadlines.due(elapsedMs);
      if (slot == null) {
        return;
      }
      decide(slot, new Input.Due(new Now(wallClock.millis(), elapsedMs)), elapsedMs);
    }
  }

  private void decide(SensorSlot slot, Input input, long elapsedMs) {
    finish(slot, apply(slot, input, elapsedMs), elapsedMs);
  }

  /** Executes a decision; returns true if a status is due at once. */
  private boolean apply(SensorSlot slot, Input input, long elapsedMs) {
    Decision decision = SensorLogic.decide(slot.state, input);
    store.put(slot, decision.next());
    List<AlarmEvent> events = decision.events();
    if (!events.isEmpty()) {
      write(slot.sensor.bytes(), events);
    }
    // Only an event, or the passing of a deadline, changes when the next one is.
    if (!events.isEmpty() || input instanceof Input.Due) {
      deadlines.set(slot, slot.state.dueMs(elapsedMs));
    }
    return decision.statusDue();
  }

  private void write(byte[] key, List<AlarmEvent> events) {
    long wallMs = wallClock.millis();
    for (AlarmEvent event : events) {
      context.forward(
          new Record<>(key, AlarmEventJson.write(event, wallMs), wallMs), EngineTopology.ALARMS);
    }
    requestCommit();
  }

  private void finish(SensorSlot slot, boolean statusDue, long elapsedMs) {
    watch(slot);
    statuses.changed(slot, statusDue || owed.isFinishing(), elapsedMs);
  }

  private void watch(SensorSlot slot) {
    if (!slot.watched && slot.state.tickAfterMs() != Condition.NO_TICK) {
      slot.watched = true;
      wheel.watch(slot, dueMs(slot, slot.receivedMs));
    }
  }

  private static long dueMs(SensorSlot slot, long receivedMs) {
    long afterMs = slot.state.tickAfterMs();
    if (afterMs == Condition.NO_TICK) {
      // The wheel drops it.
      slot.watched = false;
      return DueWheel.NEVER;
    }
    return receivedMs + afterMs;
  }

  /** Requests a commit, because others wait for the output. */
  void requestCommit() {
    if (elapsedMs() - lastCommitRequestMs >= COMMIT_REQUEST_GAP_MS) {
      lastCommitRequestMs = elapsedMs();
      context.commit();
    }
  }
}
