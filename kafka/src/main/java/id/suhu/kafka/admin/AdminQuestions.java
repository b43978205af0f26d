package id.suhu.kafka.admin;

import id.suhu.kafka.read.OffsetRange;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Sends requests through an admin client and waits for the responses. A request that times out or
 * fails ends in an {@link AnswerException}, an interrupt in an {@link InterruptException}.
 * Thread-safe.
 */
public final class AdminQuestions {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final Admin admin;
  private final Duration within;
  private final Runnable meanwhile;

  /**
   * @param admin closed by the caller
   * @param within maximum wait for a response
   */
  public AdminQuestions(Admin admin, Duration within) {
    this(admin, within, () -> {});
  }

  /**
   * @param admin closed by the caller; its own timeout ends a wait
   * @param meanwhile called a few times per second; an exception it throws ends the wait
   */
  public AdminQuestions(Admin admin, Runnable meanwhile) {
    this(admin, FOR_EVER, meanwhile);
  }

  private AdminQuestions(Admin admin, Duration within, Runnable meanwhile) {
    this.admin = admin;
    this.within = within;
    this.meanwhile = meanwhile;
  }

  /** Returns the client, for requests without a method here. */
  public Admin admin() {
    return admin;
  }

  /**
   * Waits for a response.
   *
   * @param what the request, worded to follow "could not": {@code describe topic 'x'}
   */
  public <T> T answer(String what, KafkaFuture<T> future) {
    long startNanos = System.nanoTime();
    while (true) {
      try {
        return future.get(Math.min(LOOK_EVERY.toNanos(), within.toNanos()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw refused(what, e.getCause() == null ? e : e.getCause());
      } catch (InterruptedException e) {
        throw new InterruptException("interrupted while Kafka was asked to " + what, e);
      } catch (TimeoutException e) {
        if (System.nanoTime() - startNanos > within.toNanos()) {
          String late = "no answer within %d s".formatted(within.toSeconds());
          throw new AnswerException(
              "could not %s: %s".formatted(what, late),
              new org.apache.kafka.common.errors.TimeoutException(late, e));
        }
        meanwhile.run();
      }
    }
  }

  private static AnswerException refused(String what, Throwable cause) {
    return new AnswerException(
        cause instanceof AuthorizationException
            ? "this user lacks the right to " + what
            : "could not " + what + ": " + cause.getMessage(),
        cause);
  }

  /** Returns a topic; empty if it does not exist. */
  public Optional<TopicDescription> topic(String name) {
    try {
      return Optional.ofNullable(
          answer(
                  "describe topic '" + name + "'",
                  admin.describeTopics(Set.of(name)).allTopicNames())
              .get(name));
    } catch (AnswerException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Returns the partitions of a topic; empty if the topic does not exist. */
  public Optional<List<TopicPartition>> partitions(String topic) {
    return topic(topic)
        .map(
            description ->
                description.partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
  }

  /** Returns the committed offsets of a group; none for a partition without one. */
  public Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    try {
      answer(
              "read the offsets of group '" + group + "'",
              admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset.offset());
                }
              });
    } catch (AnswerException e) {
      throwUnlessUnknownGroup(e);
    }
    return committed;
  }

  /** Returns the current number of members of a group. */
  public int members(String group) {
    try {
      return answer(
              "describe group '" + group + "'", admin.describeConsumerGroups(List.of(group)).all())
          .values()
          .stream()
          .mapToInt(description -> description.members().size())
          .sum();
    } catch (AnswerException e) {
      throwUnlessUnknownGroup(e);
      return 0;
    }
  }

  /** A group exists only after its first start. */
  private static void throwUnlessUnknownGroup(AnswerException e) {
    if (!(e.getCause() instanceof GroupIdNotFoundException)) {
      throw e;
    }
  }

  /**
   * Returns the end offsets of partitions.
   *
   * @param level whether records of open transactions count
   */
  public Map<TopicPartition, Long> ends(
      Collection<TopicPartition> partitions, IsolationLevel level) {
    return offsets(partitions, OffsetSpec.latest(), level);
  }

  /** Returns the offsets of partitions, including records of open transactions. */
  public Map<TopicPartition, OffsetRange> ranges(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> begins =
        offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
    ends(partitions, IsolationLevel.READ_UNCOMMITTED)
        .forEach(
            (partition, end) ->
                ranges.put(
                    partition,
                    new OffsetRange(Math.min(begins.getOrDefault(partition, 0L), end), end)));
    return ranges;
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel level) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(Function.identity(), any -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer("read offsets", admin.listOffsets(wanted, new ListOffsetsOptions(level)).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }
}
