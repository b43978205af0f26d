package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.SensorStatusJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An engine starts with the states that another engine stored. */
class TakeoverTest {

  private static final RuleBook SILENCE_ONLY = RuleBook.forAll(List.of(Rule.SILENCE));

  private long nowMs = 1_772_348_400_000L;
  private final FakeTask firstTask = task(RuleBook.DEFAULT);

  @AfterEach
  void closeFirstTask() {
    firstTask.close();
  }

  private FakeTask task(RuleBook rules) {
    SensorProcessor.Parts parts =
        new SensorProcessor.Parts(
            rules,
            new ReadingDecoder(),
            new ReadingTopic(Topics.DEFAULT.readings(), Uuid.ONE_UUID, 1, 1),
            () -> Instant.ofEpochMilli(nowMs),
            new GivenReception(),
            new RefusedRecords(),
            new OwedStatuses(),
            new IntakeCount());
    SensorStore store =
        new SensorStore(rules, () -> Instant.ofEpochMilli(nowMs), new SensorCount(100));
    return new FakeTask(0, parts, store, () -> nowMs);
  }

  /** Returns the changelog of two sensors, of which S1 has an active alarm. */
  private List<FakeTask.Change> changelog() {
    firstTask.activate(0, 0);
    read(firstTask, 0, "S1", 90);
    read(firstTask, 1, "S2", 20);
    firstTask.flush();
    return firstTask.changes;
  }

  private void read(FakeTask task, long offset, String sensor, double celsius) {
    task.process(
        Topics.DEFAULT.readings(),
        offset,
        new Record<>(
            sensor.getBytes(StandardCharsets.UTF_8),
            "{\"temperature\": %s}".formatted(celsius).getBytes(StandardCharsets.UTF_8),
            nowMs));
  }

  private FakeTask startedTask(RuleBook rules, List<FakeTask.Change> changelog) {
    FakeTask task = task(rules);
    task.restore(changelog);
    task.activate(2, 0);
    assertThat(task.outputs).as("nothing can be written before the first record or tick").isEmpty();
    return task;
  }

  private static List<String> written(FakeTask task, String child) {
    return task.outputs.stream()
        .filter(output -> output.child().equals(child))
        .map(output -> output.record().value())
        .map(
            value ->
                child.equals(EngineTopology.ALARMS)
                    ? AlarmEventJson.read(value).event()
                        + " "
                        + AlarmEventJson.read(value).alarmId()
                    : SensorStatusJson.read(value).sensorId())
        .toList();
  }

  @Test
  void writesNoEventsIfTheRulesAreUnchanged() {
    FakeTask task = startedTask(RuleBook.DEFAULT, changelog());

    task.tick();

    assertThat(written(task, EngineTopology.ALARMS)).isEmpty();
  }

  @Test
  void journalsAnAlarmWhoseRuleWasRemovedAtTheFirstTick() {
    FakeTask task = startedTask(SILENCE_ONLY, changelog());

    task.tick();
    task.tick();

    assertThat(written(task, EngineTopology.ALARMS)).containsExactly("rule_changed S1/high");
    assertThat(written(task, EngineTopology.STATUS)).containsExactly("S1");
  }

  @Test
  void writesTheEventsOfTheTakeoverBeforeThoseOfAReading() {
    FakeTask task = startedTask(SILENCE_ONLY, changelog());

    read(task, 2, "S1", 95);
    task.tick();

    assertThat(written(task, EngineTopology.ALARMS)).containsExactly("rule_changed S1/high");
  }

  @Test
  void resetsOnlyTheSensorWhoseStateIsUnreadable() {
    List<FakeTask.Change> changelog = changelog();
    changelog.add(
        new FakeTask.Change(Bytes.wrap("S2".getBytes(StandardCharsets.UTF_8)), bytes(0x7f, 1, 2)));
    FakeTask task = startedTask(RuleBook.DEFAULT, changelog);

    read(task, 2, "S1", 95);
    read(task, 3, "S2", 95);
    task.tick();

    assertThat(written(task, EngineTopology.ALARMS))
        .containsExactly("state_lost S2/high", "state_lost S2/silence", "raised S2/high");
  }

  @Test
  void startsDespiteAStateOfANewerVersion() {
    List<FakeTask.Change> changelog = changelog();
    changelog.add(
        new FakeTask.Change(Bytes.wrap("S1".getBytes(StandardCharsets.UTF_8)), bytes(0x04, 0, 0)));
    FakeTask task = startedTask(RuleBook.DEFAULT, changelog);

    task.tick();

    assertThat(written(task, EngineTopology.ALARMS))
        .containsExactly("state_lost S1/high", "state_lost S1/silence");
  }

  @Test
  void startsDespiteUnreadableProgress() {
    List<FakeTask.Change> changelog = changelog();
    changelog.add(new FakeTask.Change(Bytes.wrap(new byte[] {0}), bytes(0x7f, 1, 2)));
    FakeTask task = startedTask(RuleBook.DEFAULT, changelog);

    read(task, 2, "S1", 20);

    assertThat(written(task, EngineTopology.ALARMS)).containsExactly("cleared S1/high");
  }

  private static Bytes bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Bytes.wrap(bytes);
  }
}
