package id.suhu.app.cli.up;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.admin.AdminQuestions;
import id.suhu.kafka.admin.AnswerException;
import id.suhu.kafka.read.OffsetRange;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the rate of readings and the engine's lag, as recorded in Kafka. Used by one thread. */
final class Summary implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Summary.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  /**
   * The measured values.
   *
   * @param readingsPerSecond since the last call
   * @param lag readings that the engine has not committed yet
   */
  record Counts(double readingsPerSecond, long lag) {}

  private final AdminQuestions questions;
  private final Topics topics;
  private long received;
  private long askedNanos;

  Summary(KafkaConnection connection, Topics topics) {
    this.questions = new AdminQuestions(connection.admin(), ANSWER_WITHIN);
    this.topics = topics;
    now();
  }

  /**
   * Returns the counts since the last call; empty if Kafka does not respond, which is no reason to
   * stop.
   */
  Optional<Counts> now() {
    try {
      Map<TopicPartition, Long> committed = questions.committed(topics.engineId());
      List<TopicPartition> partitions = questions.partitions(topics.readings()).orElse(List.of());
      if (partitions.isEmpty()) {
        return Optional.empty();
      }
      Map<TopicPartition, OffsetRange> ranges = questions.ranges(partitions);
      long total = ranges.values().stream().mapToLong(OffsetRange::end).sum();
      long lag = OffsetRange.totalLag(ranges, committed);
      long nowNanos = System.nanoTime();
      double seconds = (nowNanos - askedNanos) / 1e9;
      double perSecond = (total - received) / seconds;
      received = total;
      askedNanos = nowNanos;
      return Optional.of(new Counts(perSecond, lag));
    } catch (AnswerException | InterruptException e) {
      LOG.debug("No summary: Kafka did not respond", e);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    questions.admin().close(Duration.ZERO);
  }
}
