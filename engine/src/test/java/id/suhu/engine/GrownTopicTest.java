package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** A reading topic whose number of partitions changes. */
class GrownTopicTest extends EngineOnBroker {

  @Test
  void keepsAlarmsWhenATopicGetsMorePartitions() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      send(topics, 0, "S1", 90);
      await("raised", () -> journal(topics).size() == 1);
      increasePartitions(topics, 3);

      // The running engine detects the first change, the next start the second.
      send(topics, 2, "S1", 70);
      await("cleared", () -> journal(topics).size() == 2);
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
    }
    increasePartitions(topics, 4);
    try (Engine engine = start(topics)) {
      send(topics, 3, "S1", 91);
      await("raised again", () -> journal(topics).size() == 3);
      assertThat(engine.lastFailure()).isEmpty();
    }
    List<AlarmRecord> journal = journal(topics);
    assertThat(journal)
        .extracting(AlarmRecord::event)
        .containsExactly("raised", "cleared", "raised");
    assertThat(journal.get(1).occurrence()).isEqualTo(journal.get(0).occurrence());
  }

  private static void increasePartitions(Topics topics, int partitions) throws Exception {
    try (Admin admin = broker.connection().admin()) {
      admin
          .createPartitions(Map.of(topics.readings(), NewPartitions.increaseTo(partitions)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void rejectsATopicThatWasRecreatedWithFewerPartitions() throws Exception {
    Topics topics = broker.freshTopics(3);
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
    }
    try (Admin admin = broker.connection().admin()) {
      admin.deleteTopics(List.of(topics.readings())).all().get(30, TimeUnit.SECONDS);
      await("recreated", () -> create(admin, topics.readings()));
      await("two partitions", () -> hasTwoPartitions(admin, topics.readings()));
    }

    assertThatThrownBy(() -> start(topics))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("has 2 partitions, but the alarm state was kept for 3 of them");
  }

  private static boolean hasTwoPartitions(Admin admin, String topic) {
    try {
      return admin
          .describeTopics(Set.of(topic))
          .allTopicNames()
          .get(30, TimeUnit.SECONDS)
          .values()
          .stream()
          .anyMatch(description -> description.partitions().size() == 2);
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Creates a topic; fails until the name of the deleted one becomes available. */
  private static boolean create(Admin admin, String topic) {
    try {
      admin
          .createTopics(List.of(new NewTopic(topic, 2, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
