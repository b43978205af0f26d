package id.suhu.app.up;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many readings come in, and how many wait, as Kafka has it. One thread. */
final class Summary implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Summary.class);
  private static final long ANSWER_WITHIN_MS = 2_000;

  /**
   * What was found.
   *
   * @param readingsPerSecond since the last time
   * @param lag readings that the engine has not committed yet
   */
  record Counts(double readingsPerSecond, long lag) {}

  private final Admin admin;
  private final Topics topics;
  private long received;
  private long askedNanos;

  Summary(KafkaConnection connection, Topics topics) {
    this.admin = connection.admin();
    this.topics = topics;
    now();
  }

  /** The counts since the last call; empty if Kafka does not answer, which is no reason to stop. */
  Optional<Counts> now() {
    try {
      Map<TopicPartition, Long> ends = ends();
      var committed =
          admin
              .listConsumerGroupOffsets(topics.engineId())
              .partitionsToOffsetAndMetadata()
              .get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS);
      long total = 0;
      long lag = 0;
      for (var end : ends.entrySet()) {
        total += end.getValue();
        var offset = committed.get(end.getKey());
        lag += Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
      }
      long nowNanos = System.nanoTime();
      double seconds = (nowNanos - askedNanos) / 1e9;
      double perSecond = (total - received) / seconds;
      received = total;
      askedNanos = nowNanos;
      return Optional.of(new Counts(perSecond, lag));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("no summary: Kafka did not answer", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Map<TopicPartition, Long> ends()
      throws ExecutionException, InterruptedException, TimeoutException {
    var topic =
        admin
            .describeTopics(Set.of(topics.readings()))
            .allTopicNames()
            .get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
            .values()
            .iterator()
            .next();
    Map<TopicPartition, OffsetSpec> latest =
        topic.partitions().stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic.name(), partition.partition()),
                    partition -> OffsetSpec.latest()));
    return admin
        .listOffsets(latest)
        .all()
        .get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
  }

  private static long offset(ListOffsetsResultInfo info) {
    return info.offset();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
