package id.suhu.core.stored;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RunningDelay;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Alarm;
import id.suhu.core.sensor.ClockPace;
import id.suhu.core.sensor.CommandIds;
import id.suhu.core.sensor.KeptParts;
import id.suhu.core.sensor.LatestReading;
import id.suhu.core.sensor.SensorClock;
import id.suhu.core.sensor.SensorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The layouts of versions 1 and 2: a fixed sequence of fields. They contain the name of an alarm's
 * rule but not its settings. The settings are taken from the current rule of that name, or from the
 * default rule if there is none.
 *
 * @param book the current rules
 */
record OldLayouts(RuleBook book) {

  /** The version before the sensor's clock was observed. */
  static final int FIRST = 1;

  static final int WITH_CLOCK = 2;

  private static final int HIGH = 1;
  private static final int SILENCE = 2;

  SensorState read(SensorId sensor, byte[] bytes) throws IOException {
    PartInput in = new PartInput(bytes, 0, bytes.length);
    boolean first = in.readByte() == FIRST;
    Optional<LatestReading> latest =
        in.flag() ? Optional.of(PartsLayout.readLatest(in)) : Optional.empty();
    Position position = PartsLayout.readPosition(in);
    Optional<String> machine =
        in.flag() ? Optional.of(first ? in.readUTF() : readText(in)) : Optional.empty();
    boolean rejected = in.flag();
    SensorClock clock = first ? readFirstClock(in, latest, position) : SensorClock.UNKNOWN;
    long readings = in.readLong();
    long lateReadings = in.readLong();
    if (!first) {
      clock = PartsLayout.readClock(in);
    }
    List<Alarm> alarms = readAlarms(in, sensor, first);
    PartInput.check(in.available() == 0, "trailing bytes");
    return new SensorState(
        sensor,
        latest,
        position,
        machine,
        rejected,
        readings,
        lateReadings,
        clock,
        alarms,
        CommandIds.NONE,
        KeptParts.NONE);
  }

  private static String readText(PartInput in) throws IOException {
    return new String(in.bytes(in.readInt()), StandardCharsets.UTF_8);
  }

  /**
   * Reads the clock of version 1, which does not contain the newest reading's arrival: a good clock
   * is assumed.
   */
  private static SensorClock readFirstClock(
      PartInput in, Optional<LatestReading> latest, Position position) throws IOException {
    long lateSinceMs = in.readLong();
    long suspectUntilMs = in.readLong();
    return new SensorClock(
        lateSinceMs,
        suspectUntilMs,
        latest.map(LatestReading::eventTimeMs).orElse(Condition.NEVER),
        position,
        List.of(),
        ClockPace.UNKNOWN);
  }

  private List<Alarm> readAlarms(PartInput in, SensorId sensor, boolean first) throws IOException {
    int count = in.readInt();
    PartInput.check(count >= 0, count + " alarms");
    Set<String> names = new HashSet<>();
    List<Alarm> alarms = new ArrayList<>();
    for (int left = count; left > 0; left--) {
      String name = in.readUTF();
      PartInput.check(names.add(name), "two alarms for the rule " + name);
      alarms.add(readAlarm(in, sensor, name, first));
    }
    return alarms;
  }

  private Alarm readAlarm(PartInput in, SensorId sensor, String name, boolean first)
      throws IOException {
    int kind = in.readByte();
    PartInput.check(kind == HIGH || kind == SILENCE, "an alarm of kind " + kind);
    Rule rule = rule(sensor, name, kind == HIGH ? Rule.HIGH : Rule.SILENCE);
    Condition fresh = rule.condition();
    AlarmState state = AlarmStateFields.read(in, ruleSeverity -> fresh.severity());
    Condition condition =
        fresh instanceof LevelCondition level ? readMemory(in, level, first) : fresh;
    return new Alarm(rule, state, condition, KeptParts.NONE);
  }

  private Rule rule(SensorId sensor, String name, Rule standard) {
    return book.forSensor(sensor).stream()
        .filter(rule -> rule.name().equals(name))
        .filter(rule -> rule.condition().kind() == standard.condition().kind())
        .findFirst()
        .orElseGet(() -> new Rule(name, standard.condition()));
  }

  private static Condition readMemory(PartInput in, LevelCondition fresh, boolean first)
      throws IOException {
    long sinceMs = in.readLong();
    long sinceArrivalMs = first ? sinceMs : in.readLong();
    return new LevelCondition(
        fresh.level(),
        fresh.second(),
        new RunningDelay(sinceMs, sinceArrivalMs),
        RunningDelay.NONE,
        in.readLong(),
        false);
  }
}
