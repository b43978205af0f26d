package id.suhu.app.docs;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Operator;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.stored.SensorStateBytes;
import id.suhu.core.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Core with a line of text for each input. Like the engine, it looks for silence and for deadlines
 * all the time: once per second. Single-threaded.
 */
final class SmallPlant {

  /** An arbitrary moment, so that a clock can be set back before the first second. */
  private static final long START_MS = 1_800_000_000_000L;

  private final Map<SensorId, SensorState> states = new LinkedHashMap<>();
  private final Map<SensorId, Long> heardMs = new LinkedHashMap<>();
  private final List<String> journal = new ArrayList<>();
  private RuleBook book = RuleBook.DEFAULT;
  private long second;
  private boolean ticked;
  private long offset;

  /** Sets the rules; sensors that the plant knows have them from the next restart on. */
  void use(RuleBook rules) {
    book = rules;
  }

  /** Returns the events so far, such as {@code 1 raised S1/high B high}. */
  List<String> journal() {
    return List.copyOf(journal);
  }

  /** Returns the quality of the only sensor. */
  String quality() {
    return states.values().iterator().next().quality().code();
  }

  /** Lets the time pass to a second, and takes the input. */
  void take(long atSecond, String input) {
    while (second < atSecond) {
      end();
      second++;
      ticked = false;
    }
    PlantInput parsed = PlantInput.parse(input);
    if (parsed instanceof PlantInput.Sent sent) {
      read(sent);
    } else if (parsed instanceof PlantInput.Rejected rejected) {
      decide(rejected.sensor(), new Input.Rejected());
    } else if (parsed instanceof PlantInput.Ordered ordered) {
      command(ordered);
    } else if (parsed instanceof PlantInput.Restart) {
      restart();
    }
  }

  /** Ends the current second: what the passing of time causes happens after its inputs. */
  void end() {
    if (ticked) {
      return;
    }
    ticked = true;
    for (SensorId sensor : List.copyOf(states.keySet())) {
      long silentMs = nowMs() - heardMs.getOrDefault(sensor, nowMs());
      if (silentMs >= state(sensor).tickAfterMs()) {
        decide(sensor, new Input.Tick(silentMs, nowMs()));
      }
      while (state(sensor).dueMs(nowMs()) <= nowMs()) {
        decide(sensor, new Input.Due(new Now(nowMs(), nowMs())));
      }
    }
  }

  private void read(PlantInput.Sent sent) {
    Reading reading =
        new Reading(
            sent.sensor(),
            Optional.empty(),
            sent.second().isPresent() ? ms(sent.second().getAsLong()) : nowMs(),
            nowMs(),
            sent.celsius(),
            false,
            new Position(0, offset++));
    if (state(sent.sensor()).isPlausible(reading)) {
      heardMs.put(sent.sensor(), nowMs());
    }
    decide(sent.sensor(), new Input.Read(reading, nowMs()));
  }

  private void command(PlantInput.Ordered ordered) {
    String id = ordered.id().orElseGet(() -> "command-" + offset++);
    AlarmCommand command =
        new AlarmCommand(id, ordered.action(), ordered.rule(), OptionalLong.empty(), "budi", "why");
    long arrivedMs = ordered.second().isPresent() ? ms(ordered.second().getAsLong()) : nowMs();
    decide(
        ordered.sensor(),
        new Input.Command(command, arrivedMs, book.longestShelving(), new Now(nowMs(), nowMs())));
  }

  private void restart() {
    SensorStateBytes bytes = new SensorStateBytes(book);
    for (SensorId sensor : List.copyOf(states.keySet())) {
      states.put(sensor, bytes.read(sensor, bytes.write(state(sensor))));
      heardMs.put(sensor, nowMs());
      decide(sensor, new Input.Rules(book.forSensor(sensor), nowMs()));
    }
  }

  private SensorState state(SensorId sensor) {
    heardMs.putIfAbsent(sensor, nowMs());
    return states.computeIfAbsent(
        sensor,
        id ->
            SensorLogic.decide(
                    SensorState.unknown(id), new Input.Rules(book.forSensor(id), nowMs()))
                .next());
  }

  private void decide(SensorId sensor, Input input) {
    Decision decision = SensorLogic.decide(state(sensor), input);
    states.put(sensor, decision.next());
    decision.events().forEach(event -> journal.add(second + " " + line(event)));
  }

  private static String line(AlarmEvent event) {
    Optional<Refusal> refusal = event.operator().flatMap(Operator::refusal);
    return "%s %s %s %s%s"
        .formatted(
            event.type().code(),
            event.alarmId(),
            event.shown().letter(),
            refusal.isPresent() ? refusal.get().reason().code() : event.severity().code(),
            event.type() == EventType.RE_ALARMED ? " re_alarm" : "");
  }

  private long nowMs() {
    return ms(second);
  }

  private static long ms(long atSecond) {
    return START_MS + atSecond * 1_000;
  }
}
