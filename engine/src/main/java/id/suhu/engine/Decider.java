package id.suhu.engine;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.time.DueWheel;
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
 * Puts inputs to core and does what the decisions say: keeps the next state, writes the events,
 * tells the status desk, watches for silence. Belongs to a processor between its start and its end;
 * one stream thread. Now is an argument, in elapsed milliseconds: asking for it has its price.
 */
final class Decider {

  private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

  /** What others wait for asks for a commit at once, but not more often: a commit has its price. */
  private static final long COMMIT_REQUEST_GAP_MS = 20;

  private static final Input REJECTED = new Input.Rejected();

  private final ProcessorContext<byte[], byte[]> context;
  private final RuleBook book;
  private final InstantSource wallClock;
  private final Hearing hearing;
  private final SensorStore store;
  private final StatusDesk statuses;
  private final OwedStatuses owed;
  private final DueWheel<SensorSlot> wheel = new DueWheel<>();

  /** Slots whose takeover has events; those cannot be written before the first record or tick. */
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
    this.hearing = parts.hearing();
    this.owed = parts.owed();
    this.store = store;
    this.statuses = statuses;
    this.lastCommitRequestMs = elapsedMs();
  }

  private long elapsedMs() {
    return context.currentSystemTimeMs();
  }

  /** Takes over all slots that the store has, under the rules of today. */
  void takeOver() {
    SensorSlot lost = null;
    int lostCount = 0;
    for (SensorSlot slot : store.all()) {
      if (slot.lost) {
        lost = slot;
        lostCount++;
      }
      Decision decision = SensorLogic.decide(slot.state, underRulesOfToday(slot));
      if (decision.events().isEmpty()) {
        slot.state = decision.next();
        watch(slot);
      } else {
        slot.unsettled = true;
        unsettled.add(slot);
      }
    }
    if (lost != null) {
      LOG.atError()
          .addKeyValue("sensors", lostCount)
          .addKeyValue("oneOfThem", lost.sensor)
          .log("Stored states cannot be read: these sensors begin anew, which the journal tells");
    }
  }

  private Input underRulesOfToday(SensorSlot slot) {
    List<Rule> rules = book.forSensor(slot.sensor);
    long wallMs = wallClock.millis();
    return slot.lost ? new Input.Lost(rules, wallMs) : new Input.Rules(rules, wallMs);
  }

  /**
   * Writes what the takeover of slots said.
   *
   * @param most slots
   */
  void settle(int most, long elapsedMs) {
    for (int left = most; left > 0 && !unsettled.isEmpty(); left--) {
      settle(unsettled.remove(), elapsedMs);
    }
  }

  private void settle(SensorSlot slot, long elapsedMs) {
    if (slot.unsettled) {
      Input input = underRulesOfToday(slot);
      slot.unsettled = false;
      slot.lost = false;
      decide(slot, input, elapsedMs);
    }
  }

  /** Good readings of a sensor, in their order. */
  void read(SensorSlot slot, List<Reading> readings, long elapsedMs) {
    if (readings.isEmpty()) {
      return;
    }
    settle(slot, elapsedMs);
    boolean statusDue = false;
    for (Reading reading : readings) {
      statusDue |= apply(slot, new Input.Read(reading, wallClock.millis()));
    }
    told(slot, statusDue, elapsedMs);
  }

  /** A record that was rejected but names the sensor. */
  void rejected(SensorSlot slot, long elapsedMs) {
    settle(slot, elapsedMs);
    decide(slot, REJECTED, elapsedMs);
  }

  /**
   * Decides about sensors that were not heard for long enough.
   *
   * @param most sensors
   */
  void tick(int most, long elapsedMs) {
    // The end of deafness is noted before the proof that reaches past it.
    long provenMs = hearing.provenMs();
    long deafUntilMs = hearing.deafUntilMs();
    for (SensorSlot slot :
        wheel.due(provenMs, most, slot -> dueMs(slot, Math.max(slot.heardMs, deafUntilMs)))) {
      slot.watched = false;
      long silentMs = provenMs - Math.max(slot.heardMs, deafUntilMs);
      decide(slot, new Input.Tick(silentMs, wallClock.millis()), elapsedMs);
    }
  }

  private void decide(SensorSlot slot, Input input, long elapsedMs) {
    told(slot, apply(slot, input), elapsedMs);
  }

  /** Takes a decision over; true if a status is due at once. */
  private boolean apply(SensorSlot slot, Input input) {
    Decision decision = SensorLogic.decide(slot.state, input);
    store.put(slot, decision.next());
    List<AlarmEvent> events = decision.events();
    if (!events.isEmpty()) {
      long wallMs = wallClock.millis();
      for (AlarmEvent event : events) {
        context.forward(
            new Record<>(slot.key, AlarmEventJson.write(event, wallMs), wallMs),
            EngineTopology.ALARMS);
      }
      requestCommit();
    }
    return decision.statusDue();
  }

  private void told(SensorSlot slot, boolean statusDue, long elapsedMs) {
    watch(slot);
    statuses.changed(slot, statusDue || owed.isFinishing(), elapsedMs);
  }

  private void watch(SensorSlot slot) {
    if (!slot.watched && slot.state.tickAfterMs() != Condition.NO_TICK) {
      slot.watched = true;
      wheel.watch(slot, dueMs(slot, slot.heardMs));
    }
  }

  private static long dueMs(SensorSlot slot, long heardMs) {
    long afterMs = slot.state.tickAfterMs();
    return afterMs == Condition.NO_TICK ? Condition.NO_TICK : heardMs + afterMs;
  }

  /** Others wait for what was written. */
  void requestCommit() {
    if (elapsedMs() - lastCommitRequestMs >= COMMIT_REQUEST_GAP_MS) {
      lastCommitRequestMs = elapsedMs();
      context.commit();
    }
  }
}
