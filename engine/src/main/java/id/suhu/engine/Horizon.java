package id.suhu.engine;

import id.suhu.kafka.admin.AdminQuestions;
import id.suhu.kafka.admin.AnswerException;
import id.suhu.kafka.read.OffsetRange;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queries the engine's progress in Kafka a few times per second, on a separate thread. While Kafka
 * does not respond, the horizon does not advance: without receiving readings, the engine must not
 * detect silence.
 *
 * <p>Thread-safe.
 */
final class Horizon implements Reception, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Horizon.class);
  private static final long ASK_EVERY_MS = 250;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  private final AdminQuestions questions;
  private final String group;
  private final List<TopicPartition> readings;
  private final List<TopicPartition> rerouted;
  private final Time time;
  private final HorizonProof proof = new HorizonProof();
  private final Thread thread;
  private final OpenTransactions transactions;
  private final StalledPartitions stalled;

  /** Whether Streams has created the internal topic. */
  private boolean reroutedIsThere;

  private final Interruptions interruptions;
  private volatile long answeredMs;
  private volatile long provenMs = Long.MIN_VALUE;
  private volatile boolean proven;

  /**
   * Starts the queries.
   *
   * @param admin closed by the caller
   * @param time the engine's clock
   */
  Horizon(Admin admin, Topics topics, ReadingTopic topic, Time time) {
    this.questions = new AdminQuestions(admin, ANSWER_WITHIN);
    this.group = topics.engineId();
    this.readings = partitionsOf(topics.readings(), topic.partitions());
    this.rerouted =
        topic.partitions() == 1
            ? List.of()
            : partitionsOf(group + "-" + EngineTopology.REROUTED_TOPIC, topic.owners());
    this.time = time;
    this.answeredMs = time.milliseconds();
    this.interruptions = new Interruptions(time.milliseconds());
    this.transactions = new OpenTransactions();
    this.stalled = new StalledPartitions();
    this.thread = new Thread(this::run, "suhu-engine-horizon");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public long provenMs() {
    return provenMs;
  }

  @Override
  public long interruptedUntilMs() {
    return interruptions.untilMs();
  }

  /** Returns for how long Kafka has not answered a query. */
  Duration unanswered() {
    return Duration.ofMillis(Math.max(time.milliseconds() - answeredMs, 0));
  }

  /** Returns whether the engine has ever evaluated everything that had arrived. */
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

  private void ask() {
    try {
      long askedMs = time.milliseconds();
      if (!isReroutedThere()) {
        answeredMs = time.milliseconds();
        interruptions.failed(time.milliseconds());
        return;
      }
      Map<TopicPartition, Long> committed = questions.committed(group);
      // Committed ends first: records that arrive in between must not look like an open
      // transaction.
      Map<TopicPartition, Long> committedEnds =
          questions.ends(readings, IsolationLevel.READ_COMMITTED);
      Map<TopicPartition, OffsetRange> inReadings = questions.ranges(readings);
      Map<TopicPartition, OffsetRange> inRerouted = questions.ranges(rerouted);
      answeredMs = time.milliseconds();
      interruptions.answered(askedMs, time.milliseconds());
      Set<TopicPartition> blocked = transactions.seen(committedEnds, inReadings, askedMs);
      stalled.update(committed, inReadings, blocked, askedMs);
      OptionalLong now =
          proof.seen(new HorizonProof.Sight(askedMs, committed, inReadings, inRerouted, blocked));
      if (now.isPresent()) {
        provenMs = now.getAsLong();
        proven = true;
      }
    } catch (InterruptException e) {
      LOG.debug("Horizon stops", e);
    } catch (AnswerException e) {
      // Kafka is unavailable, or the group's coordinator is not available yet: the next query will
      // show.
      LOG.debug("Horizon does not advance: Kafka did not respond", e);
      interruptions.failed(time.milliseconds());
    } catch (RuntimeException e) {
      // No exception may end this thread, since silence would never be detected without it.
      LOG.error("Horizon does not advance", e);
      interruptions.failed(time.milliseconds());
    }
  }

  /**
   * Streams creates the internal topic at its first start; until then there is nothing to prove.
   */
  private boolean isReroutedThere() {
    reroutedIsThere =
        reroutedIsThere
            || rerouted.isEmpty()
            || questions.topic(rerouted.get(0).topic()).isPresent();
    return reroutedIsThere;
  }

  private static List<TopicPartition> partitionsOf(String topic, int partitions) {
    return IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic, i)).toList();
  }

  /** Stops the queries. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
