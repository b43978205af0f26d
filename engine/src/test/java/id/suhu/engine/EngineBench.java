package id.suhu.engine;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The engine's topology without a broker; the tests set the time. */
final class EngineBench implements AutoCloseable {

  private static final Uuid TOPIC_ID = Uuid.randomUuid();

  static final Instant START = Instant.parse("2026-03-01T07:00:00Z");

  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> readings;
  private final TestInputTopic<byte[], byte @Nullable []> commands;
  private final TestOutputTopic<byte[], byte[]> alarms;
  private final TestOutputTopic<byte[], byte[]> statuses;
  private final TestOutputTopic<byte[], byte[]> rejected;
  private Instant wall = START;
  private long elapsedMs = START.toEpochMilli();
  private OptionalLong provenMs = OptionalLong.empty();
  private long interruptedUntilMs = Long.MIN_VALUE;
  private final OwedStatuses owed = new OwedStatuses();

  private final class BenchReception implements Reception {
    @Override
    public long provenMs() {
      return provenMs.orElse(elapsedMs);
    }

    @Override
    public long interruptedUntilMs() {
      return interruptedUntilMs;
    }
  }

  EngineBench(int partitions) {
    this(partitions, RuleBook.DEFAULT);
  }

  EngineBench(int partitions, RuleBook rules) {
    this(partitions, rules, Integer.MAX_VALUE);
  }

  EngineBench(int partitions, RuleBook rules, int maxSensors) {
    ReadingTopic topic =
        new ReadingTopic(Topics.DEFAULT.readings(), TOPIC_ID, partitions, partitions);
    SensorProcessor.Parts parts =
        new SensorProcessor.Parts(
            rules,
            new ReadingDecoder(),
            topic,
            () -> wall,
            new BenchReception(),
            new RefusedRecords(),
            owed,
            new IntakeCount());
    EngineTopology topology =
        new EngineTopology(
            Topics.DEFAULT,
            topic,
            new SensorStoreBuilder(rules, () -> wall, new SensorCount(maxSensors)),
            () -> new SensorProcessor(parts));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.DEFAULT.engineId());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:0");
    driver = new TopologyTestDriver(topology, settings, START);
    ByteArrayDeserializer out = new ByteArrayDeserializer();
    readings =
        driver.createInputTopic(
            Topics.DEFAULT.readings(), new ByteArraySerializer(), new ByteArraySerializer());
    commands =
        driver.createInputTopic(
            Topics.DEFAULT.commands(), new ByteArraySerializer(), new ByteArraySerializer());
    alarms = driver.createOutputTopic(Topics.DEFAULT.alarms(), out, out);
    statuses = driver.createOutputTopic(Topics.DEFAULT.status(), out, out);
    rejected = driver.createOutputTopic(Topics.DEFAULT.rejected(), out, out);
  }

  /** Sends a temperature of a sensor at the current time. */
  void send(String sensor, String temperature) {
    sendRaw(sensor, "{\"sensor_id\": \"" + sensor + "\", \"temperature\": " + temperature + "}");
  }

  /** Sends any value at the current time. */
  void sendRaw(@Nullable String key, String value) {
    byte @Nullable [] keyBytes = key == null ? null : new StringSerializer().serialize("", key);
    readings.pipeInput(keyBytes, value.getBytes(StandardCharsets.UTF_8), wall);
  }

  /** Sends a command that arrives at the current time. */
  void command(String sensor, AlarmCommand command) {
    byte[] json = AlarmCommandJson.write(new SensorId(sensor), command, wall.toEpochMilli());
    commands.pipeInput(new StringSerializer().serialize("", sensor), json, wall);
  }

  /** Sends any value to the command topic. */
  void commandRaw(byte @Nullable [] value) {
    commands.pipeInput(null, value, wall);
  }

  /** Sends a command that arrived some time ago. */
  void commandOf(Duration ago, String sensor, AlarmCommand command) {
    byte[] json = AlarmCommandJson.write(new SensorId(sensor), command, wall.toEpochMilli());
    commands.pipeInput(null, json, wall.minus(ago));
  }

  /** Advances both clocks. */
  void advance(Duration time) {
    wall = wall.plus(time);
    elapsedMs += time.toMillis();
    driver.advanceWallClockTime(time);
  }

  /** Moves the wall clock only, as when an administrator sets it. */
  void stepWallClock(Duration step) {
    wall = wall.plus(step);
  }

  /** Stops the horizon: readings after this moment are not proven to be evaluated. */
  void holdHorizon() {
    provenMs = OptionalLong.of(elapsedMs);
  }

  /** Ends a period, up to now, in which the engine could not receive readings. */
  void endInterruption() {
    interruptedUntilMs = elapsedMs;
  }

  /** From now on, no status may be held back, as in a stopping engine. */
  void finish() {
    owed.finish();
  }

  /** Returns whether a status is held back. */
  boolean owesStatuses() {
    return !owed.isNone();
  }

  /** Makes the horizon follow elapsed time again. */
  void releaseHorizon() {
    provenMs = OptionalLong.empty();
  }

  /** Returns the alarm events since the last call. */
  List<AlarmRecord> alarms() {
    return alarms.readValuesToList().stream().map(AlarmEventJson::read).toList();
  }

  /** Returns the alarm events since the last call, as {@code event alarm_id}. */
  List<String> journal() {
    return alarms().stream().map(event -> event.event() + " " + event.alarmId()).toList();
  }

  /** Returns the statuses since the last call. */
  List<StatusRecord> statuses() {
    return statuses.readValuesToList().stream().map(SensorStatusJson::read).toList();
  }

  /** Returns the rejected records since the last call. */
  List<TestRecord<byte[], byte[]>> rejected() {
    return rejected.readRecordsToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
