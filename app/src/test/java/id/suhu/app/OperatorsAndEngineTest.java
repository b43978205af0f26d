package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import id.suhu.engine.Engine;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.testkit.TestSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Operators' commands with a real broker, executed by a real engine. */
@Timeout(120)
class OperatorsAndEngineTest extends CommandsOnBroker {

  /** The alarms are latched, and no sensor is silent. */
  private static final RuleBook LATCHED =
      new RuleBook(
          List.of(RuleEntry.forAll(new Rule("high", Rule.HIGH.condition(), true))),
          Duration.ofHours(1));

  @TempDir Path folder;

  /** Runs a command that waits for its answers; returns its output. */
  private static List<String> answers(Topics topics, int expectedCode, String command) {
    TestSession session = new TestSession();
    assertThat(run(session, topics, "alarms " + command + " --user budi --wait 60s"))
        .as("%s: %s", command, session.err())
        .isEqualTo(expectedCode);
    return session.out();
  }

  private static List<AlarmRecord> journal(Topics topics) {
    return broker.contents(topics.alarms()).records().stream()
        .map(record -> AlarmEventJson.read(record.value()))
        .toList();
  }

  private static void awaitEvents(Topics topics, int count) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(journal(topics)).hasSize(count));
  }

  @Test
  void carriesAnAlarmThroughEveryCommand() throws Exception {
    Topics topics = broker.freshTopics(3);
    try (Engine engine = start(topics, LATCHED, folder)) {
      reading(topics, "S1", 90, 0);
      awaitEvents(topics, 1);

      assertThat(answers(topics, 1, "reset S1/high"))
          .containsExactly(
              "S1/high: Refused: The alarm is still active; it can be reset once its condition is"
                  + " gone");
      assertThat(answers(topics, 0, "ack S1/high --comment here"))
          .containsExactly("S1/high: Acknowledged (active_acknowledged)");
      reading(topics, "S1", 70, 1);
      awaitEvents(topics, 4);
      assertThat(answers(topics, 1, "shelve S1/high --for 61m --reason repair"))
          .containsExactly(
              "S1/high: Refused: The shelving time of 3660 s is too long; the maximum is 3600 s");
      assertThat(answers(topics, 0, "shelve S1/high --for 30m --reason repair"))
          .singleElement()
          .asString()
          .startsWith("S1/high: Shelved until 20")
          .endsWith("Z (shelved)");
      assertThat(answers(topics, 0, "unshelve *"))
          .containsExactly("S1/high: No longer shelved (latched_acknowledged)");
      assertThat(answers(topics, 0, "out-of-service S1/high --reason broken"))
          .containsExactly("S1/high: Out of service (out_of_service)");
      assertThat(answers(topics, 0, "in-service S1/*"))
          .containsExactly("S1/high: In service again (latched_acknowledged)");
      assertThat(answers(topics, 0, "reset *")).containsExactly("S1/high: Reset (normal)");
      assertThat(engine.lastFailure()).isEmpty();
    }
    AlarmRecord.Command acknowledged = journal(topics).get(2).command().orElseThrow();
    assertThat(acknowledged.user()).isEqualTo("budi");
    assertThat(acknowledged.comment()).isEqualTo("here");
  }

  @Test
  void shelvesAlarmsThatAreNotRaisedByAPatternWithTheNameOfARule() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics, LATCHED, folder)) {
      for (String sensor : List.of("press-1", "press-2", "oven")) {
        reading(topics, sensor, 70, 0);
      }
      // Its alarm is raised once the others have been evaluated.
      reading(topics, "last", 90, 0);
      awaitEvents(topics, 1);

      assertThat(answers(topics, 0, "out-of-service press-*/high --reason maintenance"))
          .containsExactly(
              "press-1/high: Out of service (out_of_service)",
              "press-2/high: Out of service (out_of_service)");
      assertThat(answers(topics, 0, "in-service press-*")).hasSize(2);
      assertThat(engine.lastFailure()).isEmpty();
    }
  }

  @Test
  void executesACommandWithTheSameIdOnce() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics, LATCHED, folder)) {
      reading(topics, "S1", 90, 0);
      awaitEvents(topics, 1);
      String ack = "ack S1/high --command-id c-1";

      List<String> first = answers(topics, 0, ack);
      List<String> second = answers(topics, 0, ack);

      assertThat(second).isEqualTo(first);
      assertThat(journal(topics)).hasSize(2);
      assertThat(engine.lastFailure()).isEmpty();
    }
  }

  @Test
  void answersForEveryAlarmOfAPatternAndForUnknownAlarms() throws Exception {
    Topics topics = broker.freshTopics(3);
    try (Engine engine = start(topics, LATCHED, folder)) {
      for (int i = 0; i < 40; i++) {
        reading(topics, "press-" + i, 90, 0);
      }
      awaitEvents(topics, 40);

      List<String> lines = answers(topics, 1, "ack press-* S9/high press-1/low");

      assertThat(lines)
          .hasSize(42)
          .contains(
              "press-17/high: Acknowledged (active_acknowledged)",
              "S9/high: Refused: There is no alarm 'S9/high'",
              "press-1/low: Refused: There is no alarm 'press-1/low'")
          .filteredOn(line -> line.endsWith("Acknowledged (active_acknowledged)"))
          .hasSize(40);
      assertThat(engine.lastFailure()).isEmpty();
    }
  }
}
