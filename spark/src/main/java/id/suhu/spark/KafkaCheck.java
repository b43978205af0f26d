package id.suhu.spark;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Checks Kafka before Spark connects, because Spark reports faults only after minutes and
 * unclearly.
 */
final class KafkaCheck {

  private static final int PATIENCE_MS = 5_000;

  private final ReadingTopic source;
  private final Texts texts;

  KafkaCheck(ReadingTopic source, Texts texts) {
    this.source = source;
    this.texts = texts;
  }

  /**
   * Checks that the topic can be read.
   *
   * @return the Kafka cluster's id
   * @throws CommandFailedException if it cannot; the message contains the reason
   */
  String readable() throws CommandFailedException {
    return check(source.name(), AclOperation.READ);
  }

  /**
   * Checks that another topic of the same Kafka cluster can be written.
   *
   * @throws CommandFailedException if it cannot; the message contains the reason
   */
  void writable(String topic) throws CommandFailedException {
    check(topic, AclOperation.WRITE);
  }

  private String check(String topic, AclOperation operation) throws CommandFailedException {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.putAll(source.client());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, source.bootstrap());
    try {
      Admin admin = Admin.create(settings);
      try {
        String cluster = admin.describeCluster().clusterId().get();
        TopicDescription description =
            Objects.requireNonNull(
                admin
                    .describeTopics(
                        Set.of(topic),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get()
                    .get(topic));
        Set<AclOperation> allowed = description.authorizedOperations();
        if (allowed != null && !allowed.contains(operation)) {
          throw new CommandFailedException(noRight(topic, operation));
        }
        return cluster;
      } finally {
        admin.close(Duration.ZERO);
      }
    } catch (ExecutionException e) {
      throw explained(Objects.requireNonNullElse(e.getCause(), e), topic, operation);
    } catch (KafkaException e) {
      throw explained(e.getCause() == null ? e : e.getCause(), topic, operation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while waiting for Kafka", e);
    }
  }

  private String noRight(String topic, AclOperation operation) {
    return texts.sentence(
        operation == AclOperation.READ ? "kafka.no_read" : "kafka.no_write",
        source.bootstrap(),
        topic);
  }

  private CommandFailedException explained(Throwable cause, String topic, AclOperation operation) {
    String detail = String.valueOf(cause.getMessage());
    String sentence;
    if (cause instanceof TimeoutException) {
      sentence = texts.sentence("kafka.absent", source.bootstrap());
    } else if (cause instanceof AuthenticationException) {
      sentence = texts.sentence("kafka.refused", source.bootstrap(), detail);
    } else if (cause instanceof AuthorizationException) {
      sentence = noRight(topic, operation);
    } else if (cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException) {
      sentence = texts.sentence("kafka.no_topic", source.bootstrap(), topic);
    } else {
      sentence = texts.sentence("kafka.fault", source.bootstrap(), detail);
    }
    return new CommandFailedException(sentence, cause);
  }
}
