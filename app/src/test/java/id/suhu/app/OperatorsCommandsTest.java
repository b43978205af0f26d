package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.cli.Program;
import id.suhu.app.cli.TestSession;
import id.suhu.core.rule.Delays;
import id.suhu.core.rule.Handling;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.Side;
import id.suhu.engine.Engine;
import id.suhu.engine.EngineSettings;
import id.suhu.engine.EngineStartException;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.ReadingDecoder;
import id.suhu.testkit.TestBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operators' commands on a real broker, answered by a real engine. */
@Timeout(120)
class OperatorsCommandsTest {

  /** A plant whose alarms latch, and nobody is silent. */
  private static final RuleBook RULES =
      RuleBook.forAll(
          new LevelRule(
              "high",
              Side.HIGH,
              80,
              OptionalDouble.empty(),
              1,
              Delays.NONE,
              new Handling(Severity.HIGH, true, Optional.empty())));

  @SuppressWarnings("NullAway.Init") // made before each test sees it
  private static TestBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void anAlarmIsAcknowledgedShelvedAndResetAndTheEngineAnswersEach() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      reading(topics, "S1", 90);
      awaitJournal(topics, 1);

      assertThat(run(topics, "alarms", "reset", "S1/high").out())
          .containsExactly(
              "S1/high: Refused: The alarm is still active; it can be reset once its condition is"
                  + " gone");
      assertThat(run(topics, "alarms", "ack", "S1/high", "--comment", "on my way").out())
          .containsExactly("S1/high: Acknowledged (active_acknowledged)");
      reading(topics, "S1", 70);
      awaitJournal(topics, 4);
      assertThat(
              run(topics, "alarms", "shelve", "S1/high", "--for", "30m", "--reason", "repair")
                  .out()
                  .get(0))
          .startsWith("S1/high: Shelved, until 20")
          .endsWith("(shelved)");
      assertThat(run(topics, "alarms", "list").out()).isEmpty();
      assertThat(run(topics, "alarms", "list", "--suppressed").out()).hasSize(1);
      assertThat(run(topics, "alarms", "unshelve", "S1/high").out())
          .containsExactly("S1/high: No longer shelved (latched_acknowledged)");
      assertThat(run(topics, "alarms", "out-of-service", "S1/high", "--reason", "new").out())
          .containsExactly("S1/high: Out of service (out_of_service)");
      assertThat(run(topics, "alarms", "in-service", "S1/high").out())
          .containsExactly("S1/high: In service again (latched_acknowledged)");
      assertThat(run(topics, "alarms", "reset", "S1/high").out())
          .containsExactly("S1/high: Reset (normal)");
      assertThat(engine.lastFailure()).isEmpty();
    }

    AlarmRecord acknowledged = journal(topics).get(2);
    assertThat(acknowledged.user()).contains("budi");
    assertThat(acknowledged.comment()).contains("on my way");
  }

  @Test
  void aPatternReachesAllAlarmsToWhichItCanBeDone() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      reading(topics, "press-1", 90);
      reading(topics, "press-2", 90);
      reading(topics, "oven", 90);
      awaitJournal(topics, 3);

      assertThat(run(topics, "alarms", "ack", "press-*").out())
          .containsExactly(
              "press-1/high: Acknowledged (active_acknowledged)",
              "press-2/high: Acknowledged (active_acknowledged)");
      TestSession again = new TestSession();
      assertThat(exit(again, topics, "alarms", "ack", "press-*")).isOne();
      assertThat(again.err()).anyMatch(line -> line.contains("'press-*' fits no alarm"));
      assertThat(engine.lastFailure()).isEmpty();
    }
  }

  @Test
  void aRefusalEndsWithFailureAndJsonIsTheEventItself() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      TestSession session = new TestSession();

      assertThat(exit(session, topics, "alarms", "ack", "S9/high", "--format", "json")).isOne();

      assertThat(session.out()).hasSize(1);
      assertThat(session.out().get(0))
          .contains("\"event\":\"refused\"", "\"reason\":\"unknown_alarm\"", "\"user\":\"budi\"");
      assertThat(engine.lastFailure()).isEmpty();
    }
  }

  @Test
  void noEngineIsToldWithinSeconds() {
    Topics topics = broker.freshTopics(1);
    TestSession session = new TestSession();

    assertThat(exit(session, topics, "alarms", "ack", "S1/high")).isOne();

    assertThat(session.out()).isEmpty();
    assertThat(session.err())
        .anyMatch(line -> line.startsWith("No answer within 2 s for S1/high."));
  }

  @Test
  void whatCannotBeMeantIsWrongUsage() {
    Topics topics = broker.freshTopics(1);

    assertThat(exit(new TestSession(), topics, "alarms", "ack", "S1")).isEqualTo(2);
    assertThat(exit(new TestSession(), topics, "alarms", "ack")).isEqualTo(2);
    assertThat(exit(new TestSession(), topics, "alarms", "shelve", "S1/high", "--for", "1h"))
        .isEqualTo(2);
    assertThat(exit(new TestSession(), topics, "alarms", "shelve", "S1/high", "--reason", "r"))
        .isEqualTo(2);
    assertThat(exit(new TestSession(), topics, "alarms", "out-of-service", "S1/high")).isEqualTo(2);
  }

  private Engine start(Topics topics) throws EngineStartException {
    return Engine.start(
        new EngineSettings(
            broker.connection(),
            topics,
            RULES,
            new ReadingDecoder(),
            folder.resolve("engine"),
            InstantSource.system()));
  }

  private static TestSession run(Topics topics, String... arguments) {
    TestSession session = new TestSession();
    exit(session, topics, arguments);
    return session;
  }

  private static int exit(TestSession session, Topics topics, String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    boolean shows = arguments[1].equals("list");
    words.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic", topics.readings()));
    words.addAll(shows ? List.of() : List.of("--user", "budi"));
    return new Program(session.session(), Main.commands(session.session()))
        .execute(words.toArray(String[]::new));
  }

  private static void reading(Topics topics, String sensor, double celsius) {
    broker.send(
        topics.readings(),
        sensor,
        "{\"sensor_id\": \"%s\", \"temperature\": %s}".formatted(sensor, celsius));
  }

  private static void awaitJournal(Topics topics, int events) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (journal(topics).size() < events) {
      assertThat(System.nanoTime()).as("%d events", events).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static List<AlarmRecord> journal(Topics topics) {
    return broker.contents(topics.alarms()).records().stream()
        .map(record -> AlarmEventJson.read(record.value()))
        .toList();
  }
}
