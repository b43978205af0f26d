package id.suhu.engine;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.ReadingDecoder;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Base of the engine's tests with a real broker: the broker, readings, and the journal. */
@ExtendWith(SharedBroker.class)
abstract class EngineOnBroker {

  static TestBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  final Engine start(Topics topics) throws EngineStartException {
    return start(topics, InstantSource.system());
  }

  final Engine start(Topics topics, InstantSource wallClock) throws EngineStartException {
    return Engine.start(
        new EngineSettings(
            broker.connection(),
            topics,
            RuleBook.DEFAULT,
            new ReadingDecoder(),
            folder.resolve("engine"),
            wallClock,
            EngineSettings.DEFAULT_MAX_SENSORS,
            Optional.empty()));
  }

  static void send(Topics topics, int partition, String sensor, double celsius) {
    byte[] value = reading(sensor, celsius).getBytes(StandardCharsets.UTF_8);
    broker.send(new ProducerRecord<>(topics.readings(), partition, null, value));
  }

  static String reading(String sensor, double celsius) {
    return "{\"sensor_id\": \"%s\", \"temperature\": %s}".formatted(sensor, celsius);
  }

  static List<AlarmRecord> journal(Topics topics) {
    return broker.contents(topics.alarms()).records().stream()
        .map(record -> AlarmEventJson.read(record.value()))
        .toList();
  }

  /**
   * Deletes the engine's consumer group with its committed offsets. Removes the static members
   * first, which would otherwise stay until their session times out.
   */
  static void deleteGroup(Topics topics) throws Exception {
    try (Admin admin = broker.connection().admin()) {
      removeMembers(admin, topics);
      admin.deleteConsumerGroups(List.of(topics.engineId())).all().get(30, TimeUnit.SECONDS);
    }
  }

  /** Removes all static members from the group; those that are still running rejoin. */
  static void removeMembers(Admin admin, Topics topics) throws Exception {
    List<MemberToRemove> members =
        admin
            .describeConsumerGroups(List.of(topics.engineId()))
            .all()
            .get(30, TimeUnit.SECONDS)
            .values()
            .stream()
            .flatMap(group -> group.members().stream())
            .flatMap(member -> member.groupInstanceId().stream())
            .map(MemberToRemove::new)
            .toList();
    admin
        .removeMembersFromConsumerGroup(
            topics.engineId(), new RemoveMembersFromConsumerGroupOptions(members))
        .all()
        .get(30, TimeUnit.SECONDS);
  }

  static void await(String what, BooleanSupplier done) {
    Awaitility.await(what)
        .pollInSameThread()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(done::getAsBoolean);
  }
}
