package id.suhu.kafka.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates topics and waits until they accept records. Thread-safe.
 *
 * <p>Kafka's controller confirms a topic before the brokers know it, and a broker's metadata names
 * the leader of a partition before that leader accepts requests. An idempotent producer that sends
 * in between can lose its first batch: the leader rejects that batch, accepts the following one
 * with any sequence number, and then rejects the first one until it expires (KAFKA-15591).
 */
public final class NewTopics {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final AdminQuestions questions;

  /**
   * @param admin closed by the caller
   */
  public NewTopics(Admin admin) {
    this(new AdminQuestions(admin, TIMEOUT));
  }

  NewTopics(AdminQuestions questions) {
    this.questions = questions;
  }

  /**
   * Creates a topic, and returns once all of its partitions accept records.
   *
   * @return false if the topic existed already, or another client created it first
   * @throws AnswerException if Kafka does not respond, a right is missing or the topic is not valid
   */
  public boolean create(NewTopic topic) {
    boolean created = request(topic);
    List<TopicPartition> partitions = awaitKnown(topic.name());
    // Only the leader of a partition answers; the client asks again until it does.
    var unused = questions.ends(partitions, IsolationLevel.READ_UNCOMMITTED);
    return created;
  }

  private boolean request(NewTopic topic) {
    try {
      var unused =
          questions.answer(
              "create topic '" + topic.name() + "'",
              questions.admin().createTopics(Set.of(topic)).all());
      return true;
    } catch (AnswerException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private List<TopicPartition> awaitKnown(String name) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    Optional<List<TopicPartition>> known = questions.partitions(name);
    while (known.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        String late =
            "topic '%s' was created, but is still unknown after %d s"
                .formatted(name, TIMEOUT.toSeconds());
        throw new AnswerException(late, new TimeoutException(late));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      known = questions.partitions(name);
    }
    return known.get();
  }
}
