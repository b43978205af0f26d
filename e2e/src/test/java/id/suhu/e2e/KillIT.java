package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.TopicContents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program under load repeatedly, alone and beside a second engine that shares its
 * partitions, and compares the journal with the one that core derives.
 */
class KillIT {

  private static final long SEED = Long.getLong("suhu.seed", 20260301L);
  private static final int KILLS = Integer.getInteger("suhu.kills", 6);
  private static final Topics TOPICS = Topics.DEFAULT;

  @TempDir Path folder;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void losesAndRepeatsNothingWhenKilledUnderLoad() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Long> recoveries = new ArrayList<>();
    List<String> rounds = new ArrayList<>();
    try (EnginePair engines = EnginePair.start(folder)) {
      KafkaConnection connection = engines.connection();
      EngineMembers members = new EngineMembers(connection, TOPICS);
      try (Load load = new Load(connection, TOPICS, random.split())) {
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
        load.stop();
        new AllCommitted(connection, TOPICS).await();
        compare(connection, load);
        engines.end();
      } catch (AssertionError e) {
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

  private static void compare(KafkaConnection connection, Load load) {
    List<ConsumerRecord<byte[], byte[]>> readings =
        TopicContents.read(connection, TOPICS.readings()).records();
    Map<String, Integer> counts = new HashMap<>();
    readings.forEach(
        record ->
            counts.merge(new String(record.value(), StandardCharsets.UTF_8), 1, Integer::sum));
    assertThat(counts.values()).as("number of copies of each reading").allMatch(n -> n == 1);
    // Without AssertJ, which would inspect every reading for each of them.
    Set<String> missing = new HashSet<>(load.acknowledged());
    missing.removeAll(counts.keySet());
    assertThat(missing).as("acknowledged readings that are missing").isEmpty();

    List<ConsumerRecord<byte[], byte[]>> alarms =
        TopicContents.read(connection, TOPICS.alarms()).records();
    assertThat(ExpectedJournal.repeated(alarms)).as("raised or cleared twice in a row").isEmpty();
    List<ObjectNode> expected = ExpectedJournal.of(readings);
    List<ObjectNode> written = ExpectedJournal.written(alarms);
    assertThat(inOrder(expected)).as("expected events of ordered sensors").hasSizeGreaterThan(100);
    assertThat(inOrder(written)).as("journal of ordered sensors").isEqualTo(inOrder(expected));
    assertThat(strays(expected)).as("expected events of stray sensors").hasSizeGreaterThan(1);
    assertThat(strays(written)).as("journals of stray sensors").isEqualTo(strays(expected));
  }

  /**
   * Returns events of sensors whose readings are sent to their owner: those of each partition are
   * ordered.
   */
  private static List<ObjectNode> inOrder(List<ObjectNode> journal) {
    return journal.stream().filter(event -> !Load.isStray(sensor(event))).toList();
  }

  /**
   * Returns events of the others: those of each sensor are ordered, but there is no order between
   * sensors.
   */
  private static Map<String, List<ObjectNode>> strays(List<ObjectNode> journal) {
    return journal.stream()
        .filter(event -> Load.isStray(sensor(event)))
        .collect(Collectors.groupingBy(KillIT::sensor));
  }

  private static String sensor(ObjectNode event) {
    return event.path("sensor_id").asText();
  }
}
