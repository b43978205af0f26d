package id.suhu.sim.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.topic.Topics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ReadingSenderTest {

  private static final SensorId S1 = new SensorId("S1");
  private static final String JSON = "{\"sensor_id\": \"S1\", \"temperature\": 83}";

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Answers answers = new Answers();
  private final ReadingSender sender = new ReadingSender(kafka, Topics.DEFAULT, answers, 2);

  @Test
  void sendsTheTextAsItIsKeyedByTheSensor() throws Exception {
    sender.send(S1, JSON);

    ProducerRecord<byte[], byte[]> record = kafka.history().get(0);
    assertThat(record.topic()).isEqualTo("sensor-suhu");
    assertThat(new String(record.key(), UTF_8)).isEqualTo("S1");
    assertThat(new String(record.value(), UTF_8)).isEqualTo(JSON);
    assertThat(record.partition()).isNull();
    assertThat(record.timestamp()).isNull();
  }

  @Test
  void reportsAnAcknowledgedReading() throws Exception {
    sender.send(S1, JSON);
    assertThat(answers.acknowledged()).isEmpty();
    assertThat(sender.acknowledged()).isZero();

    kafka.completeNext();

    assertThat(answers.acknowledged()).containsExactly(new SentReading(S1, JSON, 0, 0));
    assertThat(sender.acknowledged()).isEqualTo(1);
  }

  @Test
  void reportsAReadingThatKafkaRejects() throws Exception {
    sender.send(S1, JSON);
    kafka.errorNext(new TimeoutException("no answer"));

    assertThat(answers.failed()).containsExactly("S1 " + JSON + " no answer");
    assertThat(sender.sent()).isEqualTo(1);
    assertThat(sender.failed()).isEqualTo(1);
    assertThat(sender.acknowledged()).isZero();
  }

  @Test
  void reportsAReadingThatTheProducerRejects() throws Exception {
    kafka.sendException = new ProducerFencedException("fenced");
    sender.send(S1, JSON);

    assertThat(answers.failed()).containsExactly("S1 " + JSON + " fenced");
  }

  @Test
  void aReadingIsNeitherSentNorFailedWhenItsSenderIsInterrupted() {
    // Like the producer while it waits for a broker: sets the flag and throws.
    kafka.sendException = new InterruptException("interrupted");

    assertThatThrownBy(() -> sender.send(S1, JSON)).isInstanceOf(InterruptedException.class);

    assertThat(Thread.interrupted()).as("interrupted").isFalse();
    assertThat(sender.sent()).isZero();
    assertThat(answers.failed()).isEmpty();
  }

  @Test
  void waitsWhileTooManyAreInFlight() throws Exception {
    sender.send(S1, JSON);
    sender.send(S1, JSON);
    CompletableFuture<Void> third = inBackground(() -> sender.send(S1, JSON));
    assertThat(kafka.history()).hasSize(2);

    kafka.errorNext(new TimeoutException("no answer"));
    third.get(30, TimeUnit.SECONDS);

    assertThat(kafka.history()).hasSize(3);
  }

  @Test
  void flushWaitsForAllResults() throws Exception {
    sender.send(S1, JSON);
    sender.send(S1, JSON);
    CompletableFuture<Void> flush = inBackground(sender::flush);

    kafka.completeNext();
    assertThat(flush).isNotDone();
    kafka.completeNext();

    flush.get(30, TimeUnit.SECONDS);
  }

  /** An interruptible action. */
  private interface Action {
    void run() throws InterruptedException;
  }

  /** Starts an action and returns once it is waiting. */
  private static CompletableFuture<Void> inBackground(Action action) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
                done.complete(null);
              } catch (InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
    return done;
  }
}
