package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.SensorStatusJson;
import id.suhu.testkit.TopicContents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program repeatedly while sensors send and operators give commands, alone and beside a
 * second engine that shares its partitions, and compares the journal with the one that core derives
 * under rules of every kind.
 */
class KillIT {

  private static final long SEED = Long.getLong("suhu.seed", 20260301L);
  private static final int KILLS = Integer.getInteger("suhu.kills", 20);
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final Duration OUTAGE = Duration.ofSeconds(6);

  @TempDir Path folder;

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void losesAndRepeatsNothingWhenKilledUnderLoad() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Long> recoveries = new ArrayList<>();
    List<String> rounds = new ArrayList<>();
    try (EnginePair engines = EnginePair.start(folder)) {
      KafkaConnection connection = engines.connection();
      EngineMembers members = new EngineMembers(connection, TOPICS);
      try (Load load = new Load(connection, TOPICS, random.split());
          Operators operators = operators(connection, random.split())) {
        for (int kill = 0; kill < KILLS; kill++) {
          KillRound round = KillRound.of(kill, KILLS);
          try (AlarmTail tail = new AlarmTail(connection, TOPICS)) {
            prepare(round, engines, members);
            tail.awaitOneInEach();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(20, 1_500)));
            engines.kill(round);
          }
          long killed = System.nanoTime();
          engines.startAgain(round);
          try (AlarmTail tail = new AlarmTail(connection, TOPICS)) {
            tail.awaitOneInEach();
          }
          long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
          rounds.add(round + " " + ms);
          if (round.startsAgain()) {
            recoveries.add(ms);
          }
        }
        long restarts = stall(engines, members);
        load.stop();
        operators.stop();
        new AllCommitted(connection, TOPICS).await();
        awaitSilenceOfAll(connection);
        assertThat(engines.engineRestarts()).as("restarts of engines").isEqualTo(restarts);
        TopicContents readings = TopicContents.read(connection, TOPICS.readings());
        TopicContents alarms = TopicContents.read(connection, TOPICS.alarms());
        compareReadings(readings, load);
        compareJournals(connection, readings, alarms, operators);
        StoredTopics stored = new StoredTopics(engines.firstData(), TOPICS, readings, alarms);
        stored.await();
        engines.end();
        stored.compare();
      } catch (AssertionError | ConditionTimeoutException e) {
        throw new AssertionError("seed %d, %s\n%s".formatted(SEED, rounds, engines), e);
      }
    }
    List<Long> sorted = recoveries.stream().sorted().toList();
    System.out.printf(
        "seed %d: ms from %d kills to an alarm read committed from each partition: median %d where"
            + " all was started again at once, all %s%n",
        SEED, KILLS, sorted.get(sorted.size() / 2), rounds);
  }

  private static void prepare(KillRound round, EnginePair engines, EngineMembers members)
      throws Exception {
    if (round == KillRound.FIRST_AS_SECOND_JOINS && !engines.hasSecond()) {
      members.awaitEngines(1);
      engines.startSecond();
      members.awaitEngines(2);
    } else if (round.hasSecond()) {
      if (!engines.hasSecond()) {
        engines.startSecond();
      }
      members.awaitAssigned(2);
    }
  }

  /**
   * Makes Kafka stop responding for longer than an engine takes for an interruption, after the last
   * kill: an engine must find silent sensors without a restart.
   *
   * @return how often engines had restarted before
   */
  private static long stall(EnginePair engines, EngineMembers members) throws Exception {
    if (!engines.hasSecond()) {
      engines.startSecond();
    }
    members.awaitAssigned(2);
    long restarts = engines.engineRestarts();
    engines.stallFirst(OUTAGE);
    return restarts;
  }

  /**
   * Starts the operators once an alarm of each partition was raised, when all sensors are known.
   */
  private static Operators operators(KafkaConnection connection, SplittableRandom random) {
    Set<String> unknown = new HashSet<>(Load.sensors());
    try (TopicTail<String> tail =
        new TopicTail<>(
            connection, TOPICS.status(), value -> SensorStatusJson.read(value).sensorId())) {
      while (!unknown.isEmpty()) {
        unknown.remove(tail.await(unknown::contains));
      }
    }
    return new Operators(connection, TOPICS, random);
  }

  /** Waits until every sensor is found silent: none sends any more. */
  private static void awaitSilenceOfAll(KafkaConnection connection) {
    Awaitility.await("silence of every sensor")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> silent(events(connection)).containsAll(Load.sensors()));
  }

  private static Set<String> silent(List<AlarmRecord> events) {
    Set<String> silent = new HashSet<>();
    for (AlarmRecord event : events) {
      if (event.rule().equals("silence")) {
        boolean unused =
            event.active() ? silent.add(event.sensorId()) : silent.remove(event.sensorId());
      }
    }
    return silent;
  }

  private static List<AlarmRecord> events(KafkaConnection connection) {
    return WrittenJournal.events(TopicContents.read(connection, TOPICS.alarms()).records());
  }

  private static void compareReadings(TopicContents readings, Load load) {
    Map<String, Integer> counts = new HashMap<>();
    readings
        .records()
        .forEach(
            record ->
                counts.merge(new String(record.value(), StandardCharsets.UTF_8), 1, Integer::sum));
    assertThat(counts.values()).as("number of copies of each reading").allMatch(n -> n == 1);
    // Without AssertJ, which would inspect every reading for each of them.
    Set<String> missing = new HashSet<>(load.acknowledged());
    missing.removeAll(counts.keySet());
    assertThat(missing).as("acknowledged readings that are missing").isEmpty();
  }

  private static void compareJournals(
      KafkaConnection connection,
      TopicContents readings,
      TopicContents journal,
      Operators operators) {
    List<ConsumerRecord<byte[], byte[]>> alarms = journal.records();
    List<AlarmRecord> events = WrittenJournal.events(alarms);
    assertThat(WrittenJournal.repeated(events)).as("raised or cleared twice in a row").isEmpty();
    List<String> answered = WrittenJournal.answered(events);
    assertThat(answeredTwice(alarms, TopicContents.read(connection, TOPICS.commands()).records()))
        .as("commands with two answers")
        .isEmpty();
    Set<String> unanswered = new HashSet<>(operators.acknowledged());
    unanswered.removeAll(Set.copyOf(answered));
    assertThat(unanswered).as("commands without an answer").isEmpty();

    List<ObjectNode> expected =
        ExpectedJournal.of(
            PlantRules.BOOK,
            readings.records(),
            TopicContents.read(connection, TOPICS.commands()).records(),
            alarms);
    List<ObjectNode> written = WrittenJournal.of(alarms);
    assertThat(expected)
        .extracting(event -> event.path("rule").asText() + " " + event.path("event").asText())
        .as("kinds of expected events")
        .containsAll(PlantRules.EVENTS);
    assertThat(WrittenJournal.endedEarly(events)).as("shelvings that ended early").isEmpty();
    assertThat(WrittenJournal.overdue(events)).as("shelvings that did not end").isEmpty();
    assertThat(bySensor(written)).as("journal of each sensor").isEqualTo(bySensor(expected));
    assertThat(inOrder(expected)).as("expected events of ordered sensors").hasSizeGreaterThan(100);
    assertThat(inOrder(written)).as("journal of ordered sensors").isEqualTo(inOrder(expected));
  }

  /** Returns the answers to commands that have several, each with the copies of its command. */
  private static List<String> answeredTwice(
      List<ConsumerRecord<byte[], byte[]>> alarms, List<ConsumerRecord<byte[], byte[]>> commands) {
    Map<String, List<String>> answers = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : alarms) {
      AlarmEventJson.read(record.value())
          .command()
          .ifPresent(
              command ->
                  answers
                      .computeIfAbsent(command.id(), id -> new ArrayList<>())
                      .add(described(record)));
    }
    List<String> twice = new ArrayList<>();
    answers.forEach(
        (id, records) -> {
          if (records.size() > 1) {
            twice.addAll(records);
            String member = "\"command_id\":\"%s\"".formatted(id);
            commands.stream()
                .map(KillIT::described)
                .filter(command -> command.contains(member))
                .forEach(twice::add);
          }
        });
    return twice;
  }

  private static String described(ConsumerRecord<byte[], byte[]> record) {
    return "%s-%d %d at %s: %s"
        .formatted(
            record.topic(),
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(record.timestamp()),
            new String(record.value(), StandardCharsets.UTF_8));
  }

  /**
   * Returns the events that readings of sensors whose readings are sent to their owner cause: those
   * of each partition are ordered.
   */
  private static List<ObjectNode> inOrder(List<ObjectNode> journal) {
    return journal.stream()
        .filter(event -> !Load.isStray(sensor(event)))
        .filter(event -> event.path("command_id").isMissingNode())
        .filter(event -> !event.path("event").asText().equals("unshelved"))
        .toList();
  }

  private static Map<String, List<ObjectNode>> bySensor(List<ObjectNode> journal) {
    return journal.stream().collect(Collectors.groupingBy(KillIT::sensor));
  }

  private static String sensor(ObjectNode event) {
    return event.path("sensor_id").asText();
  }
}
