package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.DecodedCommand;
import id.suhu.testkit.JournalEvents;
import id.suhu.testkit.TestSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators' commands with a real broker; the tests write the engine's answers. */
@Timeout(90)
class OperatorCommandsTest extends CommandsOnBroker {

  private static final String LONG = " --wait 60s";

  private static String answer(String sensor, String event, String state, String commandId) {
    return answer(sensor, event, state, commandId, "");
  }

  private static String answer(
      String sensor, String event, String state, String commandId, String more) {
    String json = JournalEvents.json(sensor, event, state, "high", 1, 30);
    return json.substring(0, json.length() - 1)
        + ",\"user\":\"budi\",\"comment\":\"\",\"command_id\":\"%s\"%s}".formatted(commandId, more);
  }

  private static List<ConsumerRecord<byte[], byte[]>> commands(Topics topics) {
    return broker.contents(topics.commands()).records();
  }

  private static DecodedCommand.Good command(ConsumerRecord<byte[], byte[]> record) {
    return (DecodedCommand.Good) AlarmCommandJson.read(record.value());
  }

  /** Returns the commands once there are so many. */
  private static List<DecodedCommand.Good> awaitCommands(Topics topics, int count) {
    return Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> commands(topics), records -> records.size() == count)
        .stream()
        .map(OperatorCommandsTest::command)
        .toList();
  }

  @Test
  void printsTheAnswerOfEachAlarm() throws Exception {
    Topics topics = broker.freshTopics(1);

    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(
            () -> run(topics, "alarms ack S1/high S2/high --format json" + LONG));
    List<DecodedCommand.Good> sent = awaitCommands(topics, 2);
    String first = sent.get(0).command().id();
    String second = sent.get(1).command().id();
    broker.send(topics.alarms(), "x", "not an event");
    broker.send(topics.alarms(), "S1", answer("S1", "acknowledged", "normal", "of-another"));
    broker.send(
        topics.alarms(),
        "S2",
        answer("S2", "refused", "normal", second, ",\"reason\":\"already_acknowledged\""));
    broker.send(topics.alarms(), "S1", answer("S1", "acknowledged", "active_acknowledged", first));

    assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(session.out()).hasSize(2);
    assertThat(session.out().get(0))
        .isEqualTo(
            "{\"alarm_id\":\"S1/high\",\"command_id\":\"%s\",\"result\":\"accepted\",\"state\":\"active_acknowledged\"}"
                .formatted(first));
    assertThat(session.out().get(1))
        .contains("\"result\":\"refused\"", "\"reason\":\"already_acknowledged\"");
    assertThat(session.err()).isEmpty();
  }

  @Test
  void writesTheCommandToThePartitionOfItsSensor() {
    Topics topics = broker.freshTopics(4);

    run(
        session,
        topics,
        List.of(
            "alarms",
            "shelve",
            "hall/press 4/high",
            "--for",
            "90m",
            "--reason",
            "bearing is replaced",
            "--user",
            "budi",
            "--wait",
            "0s"));

    assertThat(commands(topics)).hasSize(1);
    ConsumerRecord<byte[], byte[]> record = commands(topics).get(0);
    byte[] sensor = "hall/press 4".getBytes(StandardCharsets.UTF_8);
    assertThat(record.key()).isEqualTo(sensor);
    assertThat(record.partition()).isEqualTo(SensorOwner.partitionOf(sensor, 4));
    assertThat(new String(record.value(), StandardCharsets.UTF_8))
        .contains(
            "\"command\":\"shelve\",\"alarm_id\":\"hall/press 4/high\",\"user\":\"budi\","
                + "\"comment\":\"bearing is replaced\",\"duration\":\"90m\"");
  }

  @Test
  void reportsAMissingAnswerWithinSeconds() {
    Topics topics = broker.freshTopics(1);
    long startNanos = System.nanoTime();

    int code = run(topics, "alarms ack S1/high S2/high");

    assertThat(code).isEqualTo(1);
    assertThat(session.out()).containsExactly("S1/high: No answer", "S2/high: No answer");
    assertThat(session.err())
        .singleElement()
        .asString()
        .startsWith("The engine has not answered.")
        .contains("an engine executes them if it runs within 5m.");
    assertThat(commands(topics)).hasSize(2);
    assertThat(System.nanoTime() - startNanos).isLessThan(TimeUnit.SECONDS.toNanos(15));
  }

  @Test
  void findsALateAnswerByRepeatingTheCommandWithItsId() {
    Topics topics = broker.freshTopics(1);
    String ack = "alarms ack S1/high --command-id c-1 --wait ";
    // The id belongs to the commands of one sensor.
    broker.send(topics.alarms(), "S2", answer("S2", "reset", "normal", "c-1"));

    int unanswered = run(topics, ack + "0s");
    broker.send(topics.alarms(), "S1", answer("S1", "acknowledged", "active_acknowledged", "c-1"));
    TestSession again = new TestSession();
    int answered = run(again, topics, ack + "0s");

    assertThat(List.of(unanswered, answered)).containsExactly(1, 0);
    assertThat(again.out()).containsExactly("S1/high: Acknowledged (active_acknowledged)");
    assertThat(commands(topics)).hasSize(1);
  }

  @Test
  void doesNotTakeTheAnswerToAnotherCommandForItsOwn() {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.alarms(), "S1", answer("S1", "acknowledged", "normal", "c-1"));

    int code = run(topics, "alarms unshelve S1/high --command-id c-1");

    assertThat(code).isEqualTo(1);
    assertThat(session.out()).isEmpty();
    assertThat(session.err())
        .containsExactly(
            "suhu: The command id 'c-1' was used before, for another command (S1/high:"
                + " acknowledged); choose another one.");
    assertThat(commands(topics)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ack press-1/high press-4/high oven/high",
        "reset latched/high",
        "unshelve shelved/high",
        "in-service out/high",
        "shelve press-1/high press-4/high oven/high latched/high out/high done/high --for 1h",
        "out-of-service press-1/high press-4/high oven/high latched/high shelved/high done/high",
      })
  void sendsACommandToTheAlarmsOfAPatternToWhichItApplies(String commandAndAlarms) {
    Topics topics = broker.freshTopics(1);
    state(topics, "press-1", "active_unacknowledged");
    state(topics, "press-4", "active_unacknowledged");
    state(topics, "oven", "returned_unacknowledged");
    state(topics, "latched", "latched_acknowledged");
    state(topics, "shelved", "shelved");
    state(topics, "out", "out_of_service");
    state(topics, "done", "active_acknowledged");
    state(topics, "rest", "normal");
    List<String> words = new ArrayList<>(List.of(commandAndAlarms.split(" ")));
    String command = words.remove(0);
    List<String> expected = words.stream().filter(word -> word.endsWith("/high")).toList();
    words.removeAll(expected);
    words.addAll(0, List.of("alarms", command, "*", "--wait", "0s"));
    if (command.matches("shelve|out-of-service")) {
      words.addAll(List.of("--reason", "x"));
    }

    run(session, topics, words);

    assertThat(session.out())
        .containsExactlyElementsOf(
            expected.stream().sorted().map(id -> id + ": No answer").toList());
  }

  @Test
  void acknowledgesTheOccurrenceThatAPatternHasFound() {
    Topics topics = broker.freshTopics(1);
    state(topics, "S1", "active_unacknowledged");

    run(session, topics, List.of("alarms", "ack", "*", "--wait", "0s"));
    run(session, topics, List.of("alarms", "ack", "S1/high", "--wait", "0s"));

    assertThat(commands(topics))
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .satisfiesExactly(
            byPattern -> assertThat(byPattern).contains("\"occurrence\":\"S1/high/1\""),
            byId -> assertThat(byId).doesNotContain("occurrence"));
  }

  private static void state(Topics topics, String sensor, String state) {
    broker.send(topics.alarms(), sensor, JournalEvents.json(sensor, "raised", state, "high", 1, 1));
  }

  @Test
  void reportsAPatternThatMatchesNothingAndSendsTheOtherCommands() {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.alarms(), "S1", answer("S1", "acknowledged", "active_acknowledged", "c"));

    int code = run(topics, "alarms ack S* press-?/high S2/high --wait 0s");

    assertThat(code).isEqualTo(1);
    assertThat(session.out()).containsExactly("S2/high: No answer");
    assertThat(session.err())
        .anyMatch(line -> line.startsWith("'S*' matches no alarm"))
        .anyMatch(line -> line.startsWith("'press-?/high' matches no alarm"));
  }

  @Test
  void sendsTheOccurrenceThatIsMeant() {
    Topics topics = broker.freshTopics(1);

    run(topics, "alarms ack S1/high --occurrence S1/high/1772348400000 --wait 0s");

    assertThat(awaitCommands(topics, 1).get(0).command().occurrence()).hasValue(1772348400000L);
  }

  @Test
  void namesTheCommandThatCreatesMissingTopics() {
    int code = run(broker.freshTopics(), "alarms ack S1/high");

    assertThat(code).isEqualTo(1);
    assertThat(session.err()).singleElement().asString().contains("suhu topics create");
  }

  @Test
  void reportsACommandThatKafkaDoesNotAccept() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Admin admin = broker.connection().admin()) {
      ConfigEntry tooSmall = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "10");
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topics.commands()),
                  List.of(new AlterConfigOp(tooSmall, AlterConfigOp.OpType.SET))))
          .all()
          .get(30, TimeUnit.SECONDS);
    }

    int code = run(topics, "alarms ack S1/high");

    assertThat(code).isEqualTo(1);
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).singleElement().asString().contains("has a fault: The request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ack",
        "ack S1",
        "ack S1/",
        "ack S1/high --user ",
        "ack S1/high --occurrence S2/high/1",
        "ack S1/high --occurrence S1/high/x",
        "ack S1/high S2/high --occurrence S1/high/1",
        "ack * --command-id c",
        "ack S1/high S2/high --command-id c",
        "ack S1/high --reason x",
        "shelve S1/high --for 1h",
        "shelve S1/high --reason x",
        "shelve S1/high --for 0s --reason x",
        "shelve S1/high --for 1h --reason ",
        "out-of-service S1/high",
      })
  void rejectsWrongUsageWithoutSendingAnything(String arguments) {
    Topics topics = broker.freshTopics(1);

    int code = run(session, topics, List.of(("alarms " + arguments).split(" ", -1)));

    assertThat(code).isEqualTo(2);
    assertThat(commands(topics)).isEmpty();
  }
}
