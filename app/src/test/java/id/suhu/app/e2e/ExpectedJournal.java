package id.suhu.app.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.core.alarm.Suppression.Shelf;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.PlantLogic;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.time.Now;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Decoded;
import id.suhu.messages.DecodedCommand;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What core alone makes of the reading topic, and what makes two journals equal.
 *
 * <p>Readings decide by themselves. When an operator's command met them, or the end of a shelving
 * time, only the written journal can tell: by the last reading judged before it. What became of it
 * there, and of everything after it, is core's to say again.
 */
final class ExpectedJournal {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BY_WALL_CLOCK = Set.of("stale", "fresh");

  private final PlantLogic plant;
  private final ReadingDecoder decoder = new ReadingDecoder();
  private final Map<String, AlarmCommand> commands = new HashMap<>();
  private final Map<String, Sensor> sensors = new HashMap<>();

  /** A sensor on its way through the topic, and what else will meet it, in its order. */
  private static final class Sensor {
    final SensorId id;
    final SensorLogic logic;
    final Deque<AlarmRecord> others = new ArrayDeque<>();
    final List<byte[]> events = new ArrayList<>();
    SensorState state;

    Sensor(SensorId id, SensorLogic logic) {
      this.id = id;
      this.logic = logic;
      this.state = logic.unknown();
    }

    void take(Decision decision) {
      state = decision.next();
      decision.events().forEach(event -> events.add(AlarmEventJson.write(event, 0)));
    }
  }

  private ExpectedJournal(RuleBook rules) {
    this.plant = new PlantLogic(rules);
  }

  /**
   * The journal of each sensor.
   *
   * @param readings of the reading topic, in its order
   * @param commands of the command topic
   * @param written what the engine wrote
   */
  static Map<String, List<ObjectNode>> of(
      RuleBook rules,
      List<ConsumerRecord<byte[], byte[]>> readings,
      List<ConsumerRecord<byte[], byte[]>> commands,
      List<ConsumerRecord<byte[], byte[]>> written) {
    ExpectedJournal journal = new ExpectedJournal(rules);
    for (ConsumerRecord<byte[], byte[]> record : commands) {
      if (AlarmCommandJson.read(record.value()) instanceof DecodedCommand.Good good) {
        journal.commands.put(good.command().id(), good.command());
      }
    }
    for (ConsumerRecord<byte[], byte[]> record : written) {
      AlarmRecord event = AlarmEventJson.read(record.value());
      boolean timeWasUp = event.event().equals("unshelved") && event.commandId().isEmpty();
      // An answer about an alarm that nobody knows is no sensor's.
      boolean ofSensor = !event.sensorId().isEmpty();
      if (ofSensor && (event.commandId().isPresent() || timeWasUp)) {
        journal.sensor(new SensorId(event.sensorId())).others.add(event);
      }
    }
    for (ConsumerRecord<byte[], byte[]> record : readings) {
      Position position = new Position(record.partition(), record.offset());
      if (journal.decoder.decode(record.key(), record.value(), record.timestamp(), position)
          instanceof Decoded.Good good) {
        journal.judge(good.reading());
      }
    }
    Map<String, List<ObjectNode>> bySensor = new HashMap<>();
    journal.sensors.forEach(
        (id, sensor) -> {
          journal.meetOthers(sensor);
          bySensor.put(id, comparable(sensor.events));
        });
    bySensor.values().removeIf(List::isEmpty);
    return bySensor;
  }

  private Sensor sensor(SensorId id) {
    return sensors.computeIfAbsent(id.text(), text -> new Sensor(id, plant.of(id)));
  }

  private void judge(Reading reading) {
    Sensor sensor = sensor(reading.sensor());
    meetOthers(sensor);
    sensor.take(sensor.logic.judge(sensor.state, reading));
  }

  /** Whatever met the sensor between its last reading and the next. */
  private void meetOthers(Sensor sensor) {
    while (!sensor.others.isEmpty()
        && sensor.others.peek().offset() == sensor.state.position().offset()) {
      AlarmRecord event = sensor.others.remove();
      long atMs = Timestamps.read(event.eventTime()).orElseThrow();
      if (event.commandId().isPresent()) {
        AlarmCommand command = Objects.requireNonNull(commands.get(event.commandId().get()));
        sensor.take(sensor.logic.command(sensor.id, sensor.state, command, new Now(atMs, atMs)));
      } else {
        // Several may have come back at once: then the first has brought the others along.
        shelvedUntil(sensor, event.rule())
            .ifPresent(
                untilMs ->
                    sensor.take(
                        sensor.logic.elapsed(sensor.id, sensor.state, new Now(atMs, untilMs))));
      }
    }
  }

  private static Optional<Long> shelvedUntil(Sensor sensor, String rule) {
    for (int i = 0; i < sensor.state.alarms().size(); i++) {
      if (sensor.logic.rules().rules().get(i).name().equals(rule)) {
        return sensor.state.alarms().get(i).suppression().shelf().map(Shelf::untilMs);
      }
    }
    throw new AssertionError("sensor " + sensor.id + " has no rule " + rule);
  }

  /** The journal that was written, of each sensor, as far as two journals are compared. */
  static Map<String, List<ObjectNode>> written(List<ConsumerRecord<byte[], byte[]>> alarms) {
    Map<String, List<byte[]>> bySensor = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : alarms) {
      String sensor = AlarmEventJson.read(record.value()).sensorId();
      if (!sensor.isEmpty()) {
        bySensor.computeIfAbsent(sensor, id -> new ArrayList<>()).add(record.value());
      }
    }
    Map<String, List<ObjectNode>> written = new HashMap<>();
    bySensor.forEach((sensor, events) -> written.put(sensor, comparable(events)));
    written.values().removeIf(List::isEmpty);
    return written;
  }

  private static List<ObjectNode> comparable(List<byte[]> events) {
    List<ObjectNode> comparable = new ArrayList<>();
    for (byte[] event : events) {
      try {
        ObjectNode json = (ObjectNode) JSON.readTree(event);
        json.remove("processed_time");
        if (!BY_WALL_CLOCK.contains(json.path("event").asText())
            && !json.path("rule").asText().equals("silence")) {
          comparable.add(json);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return comparable;
  }
}
