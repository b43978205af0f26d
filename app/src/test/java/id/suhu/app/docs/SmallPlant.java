package id.suhu.app.docs;

import id.suhu.app.config.Configuration;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.PlantLogic;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.SensorStateBytes;
import id.suhu.core.sensor.StoredState;
import id.suhu.core.time.Now;
import id.suhu.messages.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Core with a line of text for each thing that happens, all clocks in step:
 *
 * <pre>
 *  12 S1 83            a reading
 *  12 S1 83 at 5       one that arrives late: measured at 5 s
 *  12 silent S1        nothing has come for as long as the silence rule allows
 *  12 ack S1/high      so, too: reset
 *  12 shelve S1/high 30s
 *  12 tick             time has gone by
 *  12 restart          under the rules that the plant was started under last
 * </pre>
 */
final class SmallPlant {

  private final Map<SensorId, SensorLogic> logics = new LinkedHashMap<>();
  private final Map<SensorId, SensorState> states = new LinkedHashMap<>();
  private final List<String> journal = new ArrayList<>();
  private PlantLogic plant = new PlantLogic(RuleBook.DEFAULT);
  private int commands;
  private long offset;

  void startUnder(Configuration configuration) {
    plant = new PlantLogic(configuration.rules());
    journal.clear();
  }

  /** What was journalled since the last start, as {@code 1 raised S1/high state severity}. */
  List<String> journal() {
    return List.copyOf(journal);
  }

  void take(String line) {
    String[] words = line.trim().split("\\s+");
    long nowMs = Long.parseLong(words[0]) * 1_000;
    switch (words[1]) {
      case "ack" -> command(words[2], new Acknowledge(), nowMs);
      case "reset" -> command(words[2], new Reset(), nowMs);
      case "shelve" -> command(words[2], new Shelve(Durations.read(words[3])), nowMs);
      case "silent" -> {
        SensorId sensor = new SensorId(words[2]);
        take(sensor, logic(sensor).silent(sensor, state(sensor), nowMs));
      }
      case "tick" ->
          List.copyOf(states.keySet())
              .forEach(s -> take(s, logic(s).elapsed(s, state(s), new Now(nowMs, nowMs))));
      case "restart" -> List.copyOf(states.keySet()).forEach(sensor -> restart(sensor, nowMs));
      default -> {
        long eventMs = words.length > 3 ? Long.parseLong(words[4]) * 1_000 : nowMs;
        reading(new SensorId(words[1]), Double.parseDouble(words[2]), eventMs, nowMs);
      }
    }
  }

  private void reading(SensorId sensor, double celsius, long eventMs, long nowMs) {
    Position position = new Position(0, offset++);
    Reading reading =
        new Reading(sensor, Optional.empty(), eventMs, nowMs, celsius, false, position);
    SensorLogic logic = logic(sensor);
    if (logic.isPossible(reading)) {
      take(sensor, logic.heard(sensor, state(sensor), nowMs));
    }
    take(sensor, logic.judge(state(sensor), reading));
  }

  private void command(String alarmId, Action action, long nowMs) {
    int slash = alarmId.lastIndexOf('/');
    SensorId sensor = new SensorId(alarmId.substring(0, slash));
    AlarmCommand command =
        new AlarmCommand(
            "c" + commands++,
            action,
            alarmId.substring(slash + 1),
            OptionalLong.empty(),
            "budi",
            "because");
    take(sensor, logic(sensor).command(sensor, state(sensor), command, new Now(nowMs, nowMs)));
  }

  private void restart(SensorId sensor, long nowMs) {
    StoredState stored =
        SensorStateBytes.read(SensorStateBytes.write(state(sensor), logic(sensor).rules()));
    logics.put(sensor, plant.of(sensor));
    take(sensor, logic(sensor).adopt(sensor, stored, new Now(nowMs, nowMs)));
  }

  private SensorLogic logic(SensorId sensor) {
    return logics.computeIfAbsent(sensor, plant::of);
  }

  private SensorState state(SensorId sensor) {
    return states.computeIfAbsent(sensor, id -> logic(id).unknown());
  }

  private void take(SensorId sensor, Decision decision) {
    states.put(sensor, decision.next());
    for (AlarmEvent event : decision.events()) {
      journal.add(
          "%d %s %s %s %s"
              .formatted(
                  event.eventTimeMs() / 1_000,
                  event.type().code(),
                  event.alarmId(),
                  event.state().code(),
                  event.severity().code()));
    }
  }
}
