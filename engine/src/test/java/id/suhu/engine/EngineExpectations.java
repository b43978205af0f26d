package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Position;
import id.suhu.core.replay.Replay;
import id.suhu.core.rule.RuleBook;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.StatusRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The invariants of the records that engines commit in a simulated world.
 *
 * <p>At every commit:
 *
 * <ul>
 *   <li>An alarm is raised only if it is not active, with a new occurrence number, and cleared only
 *       if it is active.
 *   <li>A sensor is reported silent only if it could be received for ten seconds and was not.
 *   <li>No clock is reported as set back.
 *   <li>If the engines have caught up in time, no reading of a sensor without keys is late because
 *       it waited in another partition.
 * </ul>
 *
 * <p>At the end, when everything is evaluated: the status of each sensor counts each of its
 * readings once, and the journal of a sensor that sends to its own partition equals the one that
 * core derives from its readings in their order.
 */
final class EngineExpectations {

  private final SimulatedWorld world;
  private final ReadingDecoder decoder = new ReadingDecoder();

  /** How long the engines have run since everything was evaluated. */
  private long behindMs;

  /** When the engines last lagged for so long that they gave up the order of readings. */
  private long gaveUpMs = Long.MIN_VALUE / 2;

  /** The committed events, such as {@code raised high}. */
  final Set<String> committedEvents = new HashSet<>();

  EngineExpectations(SimulatedWorld world) {
    this.world = world;
  }

  /** Returns whether a reading that has arrived is not evaluated yet. */
  boolean isBehind() {
    return behindMs > 0;
  }

  /** Advances the horizon if everything that has arrived is evaluated and committed. */
  void advanceHorizon() {
    if (world.isDrained()) {
      world.reception.provenMs = world.nowMs();
      behindMs = 0;
    } else {
      behindMs += SimulatedWorld.STEP_MS;
      if (behindMs >= HeldReadings.LONGEST_MS) {
        gaveUpMs = world.nowMs();
      }
    }
  }

  void onCommit(StatusRecord status) {
    world.sensor(status.sensorId()).status = status;
  }

  void onCommit(AlarmRecord event) {
    SimulatedSensor sensor = world.sensor(event.sensorId());
    committedEvents.add(event.event() + " " + event.rule());
    if (event.rule().equals("silence")) {
      if (event.event().equals("raised")) {
        assertThat(sensor.wasQuiet || world.quietMs(sensor) >= SimulatedWorld.SILENT_AFTER_MS)
            .as("%s at %d", event, world.nowMs())
            .isTrue();
      } else {
        sensor.wasQuiet = false;
      }
      return;
    }
    switch (event.event()) {
      case "raised" -> {
        assertThat(sensor.highActive).as("raised twice: %s", event).isFalse();
        assertThat(sensor.occurrences.add(event.occurrence().orElseThrow())).isTrue();
        sensor.highActive = true;
      }
      case "cleared" -> {
        assertThat(sensor.highActive).as("cleared twice: %s", event).isTrue();
        sensor.highActive = false;
      }
      case "late_excursion" -> assertOrdered(sensor, event);
      case "clock_set_back" -> throw new AssertionError("no clock went back: " + event);
      default -> assertThat(event.active()).isEqualTo(sensor.highActive);
    }
    if (!event.event().equals("stale") && !event.event().equals("fresh")) {
      sensor.journal.add(event.event() + " @" + event.offset());
    }
  }

  /** Asserts a reason for a late reading: live arrival, its sender's clock, or given-up order. */
  private void assertOrdered(SimulatedSensor sensor, AlarmRecord event) {
    long nowMs = world.nowMs();
    long arrivalMs = world.readings.get(event.partition()).get((int) event.offset()).timestamp();
    boolean live = nowMs - arrivalMs <= ArrivalOrder.BEHIND_AFTER_MS + 2 * SimulatedWorld.STEP_MS;
    boolean gaveUp = nowMs - gaveUpMs <= HeldReadings.LONGEST_MS;
    assertThat(live || gaveUp || sensor.timestampKind == 2)
        .as("%s at %d, arrived at %d", event, nowMs, arrivalMs)
        .isTrue();
  }

  /** Compares statuses and journals once everything is evaluated. */
  void compare() {
    world.sensors().forEach(this::compare);
  }

  private void compare(SimulatedSensor sensor) {
    if (sensor.sent == 0) {
      return;
    }
    StatusRecord status = Objects.requireNonNull(sensor.status, "no status");
    assertThat(status.readings()).as("readings of %s", sensor.id).isEqualTo(sensor.sent);
    if (sensor.keyed) {
      assertThat(sensor.journal).as("journal of %s", sensor.id).isEqualTo(expected(sensor));
    }
  }

  private List<String> expected(SimulatedSensor sensor) {
    List<String> expected = new ArrayList<>();
    Replay replay = Replay.ofReadings(RuleBook.DEFAULT);
    List<Record<byte[], byte[]>> log = world.readings.get(sensor.owner());
    for (int offset = 0; offset < log.size(); offset++) {
      Record<byte[], byte[]> record = log.get(offset);
      Decoded decoded =
          decoder.decode(
              record.key(),
              record.value(),
              record.timestamp(),
              new Position(sensor.owner(), offset));
      if (decoded instanceof Decoded.Good good && good.reading().sensor().equals(sensor.id)) {
        for (AlarmEvent event : replay.next(good.reading())) {
          expected.add(event.type().code() + " @" + event.position().offset());
        }
      }
    }
    return expected;
  }
}
