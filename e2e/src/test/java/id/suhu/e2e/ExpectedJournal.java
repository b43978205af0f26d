package id.suhu.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.core.alarm.Attention.Shelf;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.time.Now;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Decoded;
import id.suhu.messages.DecodedCommand;
import id.suhu.messages.ReadingDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The journal that core derives from the readings and the commands. When a command met the sensor,
 * and when a shelving ended, cannot be derived: this is taken from the written journal, which names
 * the last reading before. What they did is derived.
 */
final class ExpectedJournal {

  private final RuleBook rules;
  private final ReadingDecoder decoder = new ReadingDecoder();
  private final Map<SensorId, Sensor> sensors = new HashMap<>();
  private final Map<String, Arrived> commands = new HashMap<>();
  private final List<byte[]> events = new ArrayList<>();

  /** A command, with the time from which it is valid for some minutes, epoch milliseconds. */
  private record Arrived(AlarmCommand command, long atMs) {}

  private static final class Sensor {
    SensorState state;

    /** The steady clock at the latest command or end of a shelving. */
    long steadyMs;

    /** Events of commands and of ended shelvings, which are still to come. */
    final Queue<AlarmRecord> others = new ArrayDeque<>();

    Sensor(SensorId id, RuleBook rules) {
      state = SensorState.unknown(id);
      state = SensorLogic.decide(state, new Input.Rules(rules.forSensor(id), 0)).next();
    }
  }

  private ExpectedJournal(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * Returns the journal, reduced to the compared members.
   *
   * @param readings the reading topic
   * @param commands the command topic
   * @param written the journal that the engines wrote
   */
  static List<ObjectNode> of(
      RuleBook rules,
      List<ConsumerRecord<byte[], byte[]>> readings,
      List<ConsumerRecord<byte[], byte[]>> commands,
      List<ConsumerRecord<byte[], byte[]>> written) {
    ExpectedJournal journal = new ExpectedJournal(rules);
    commands.forEach(
        record -> journal.know(AlarmCommandJson.read(record.value()), record.timestamp()));
    written.forEach(record -> journal.await(AlarmEventJson.read(record.value())));
    readings.forEach(journal::read);
    return WrittenJournal.comparable(journal.events);
  }

  private void know(DecodedCommand decoded, long arrivedMs) {
    DecodedCommand.Good good = (DecodedCommand.Good) decoded;
    // Of two copies, the first is executed.
    commands.putIfAbsent(good.command().id(), new Arrived(good.command(), arrivedMs));
  }

  private void await(AlarmRecord event) {
    if (event.command().isPresent() || event.event().equals("unshelved")) {
      sensor(new SensorId(event.sensorId())).others.add(event);
    }
  }

  private Sensor sensor(SensorId id) {
    return sensors.computeIfAbsent(id, any -> new Sensor(id, rules));
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    Position position = new Position(record.partition(), record.offset());
    Decoded decoded = decoder.decode(record.key(), record.value(), record.timestamp(), position);
    Reading reading = ((Decoded.Good) decoded).reading();
    Sensor sensor = sensor(reading.sensor());
    take(sensor, new Input.Read(reading, 0));
    while (!sensor.others.isEmpty() && isAt(sensor.state.position(), sensor.others.element())) {
      other(sensor, sensor.others.remove());
    }
  }

  private static boolean isAt(Position position, AlarmRecord event) {
    return event.partition() == position.partition() && event.offset() == position.offset();
  }

  private void other(Sensor sensor, AlarmRecord event) {
    long atMs = Instant.parse(event.eventTime()).toEpochMilli();
    if (event.command().isPresent()) {
      Arrived arrived = Objects.requireNonNull(commands.get(event.command().get().id()));
      sensor.steadyMs = Math.max(sensor.steadyMs, atMs);
      take(
          sensor,
          new Input.Command(
              arrived.command(), arrived.atMs(), rules.longestShelving(), new Now(atMs, atMs)));
    } else {
      // One check may end several shelvings: then the event of the first has taken the others
      // along.
      shelf(sensor.state, event.rule()).ifPresent(shelf -> end(sensor, event, shelf, atMs));
    }
  }

  /**
   * Ends the shelvings of one check, in the order of the alarms: it was not before the last of
   * these had to end. The clock does not go back: a shelving of later would end, too.
   */
  private void end(Sensor sensor, AlarmRecord event, Shelf first, long atMs) {
    long untilMs =
        sensor.others.stream()
            .takeWhile(next -> isOfSameCheck(next, event))
            .flatMap(next -> shelf(sensor.state, next.rule()).stream())
            .mapToLong(Shelf::untilMs)
            .reduce(first.untilMs(), Math::max);
    sensor.steadyMs = Math.max(sensor.steadyMs, untilMs);
    take(sensor, new Input.Due(new Now(atMs, sensor.steadyMs)));
  }

  /** Returns whether an event is of the check that has ended a shelving by another event. */
  private static boolean isOfSameCheck(AlarmRecord next, AlarmRecord event) {
    return next.command().isEmpty()
        && next.eventTime().equals(event.eventTime())
        && next.partition() == event.partition()
        && next.offset() == event.offset();
  }

  private static Optional<Shelf> shelf(SensorState state, String rule) {
    return state.alarms().stream()
        .filter(alarm -> alarm.rule().name().equals(rule))
        .flatMap(alarm -> alarm.attention().shelf().stream())
        .findFirst();
  }

  private void take(Sensor sensor, Input input) {
    Decision decision = SensorLogic.decide(sensor.state, input);
    sensor.state = decision.next();
    decision.events().forEach(event -> events.add(AlarmEventJson.write(event, 0)));
  }
}
