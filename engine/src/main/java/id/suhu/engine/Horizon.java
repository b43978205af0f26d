package id.suhu.engine;

import id.suhu.kafka.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka a few times a second how far the engine has come, on a thread of its own. While Kafka
 * does not answer, the horizon stands still: whoever cannot hear must not call others silent.
 *
 * <p>Thread-safe.
 */
final class Horizon implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Horizon.class);
  private static final long ASK_EVERY_MS = 250;
  private static final long ANSWER_WITHIN_MS = 5_000;

  private final Admin admin;
  private final String group;
  private final List<TopicPartition> readings;
  private final List<TopicPartition> rerouted;
  private final Time time;
  private final HorizonProof proof = new HorizonProof();
  private final Thread thread;
  private volatile long provenMs;
  private volatile boolean proven;

  /**
   * Begins to ask.
   *
   * @param admin stays the caller's to close
   * @param time the clock that the engine runs on
   */
  Horizon(Admin admin, Topics topics, int partitions, Time time) {
    this.admin = admin;
    this.group = topics.engineId();
    this.readings = partitionsOf(topics.readings(), partitions);
    this.rerouted =
        partitions == 1
            ? List.of()
            : partitionsOf(group + "-" + EngineTopology.REROUTED_TOPIC, partitions);
    this.time = time;
    this.provenMs = Long.MIN_VALUE;
    this.thread = new Thread(this::run, "suhu-engine-horizon");
    thread.setDaemon(true);
    thread.start();
  }

  /** Up to when everything that arrived was judged, in elapsed milliseconds; else very early. */
  long provenMs() {
    return provenMs;
  }

  /** Whether the engine has once judged everything that had arrived. */
  boolean isProven() {
    return proven;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        ask();
        TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    try {
      long askedMs = time.milliseconds();
      Map<TopicPartition, Long> committed = committed();
      Map<TopicPartition, Long> readingEnds = ends(readings);
      OptionalLong now =
          proof.seen(new HorizonProof.Sight(askedMs, committed, readingEnds, ends(rerouted)));
      if (now.isPresent()) {
        provenMs = now.getAsLong();
        proven = true;
      }
    } catch (ExecutionException | TimeoutException e) {
      // Kafka is away, or the group's coordinator is not there yet: the next question will tell.
      LOG.debug("horizon stands still: Kafka did not answer", e);
    }
  }

  private Map<TopicPartition, Long> committed()
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS);
    Map<TopicPartition, Long> committed = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    return committed;
  }

  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static List<TopicPartition> partitionsOf(String topic, int partitions) {
    return IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic, i)).toList();
  }

  /** Stops asking. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
