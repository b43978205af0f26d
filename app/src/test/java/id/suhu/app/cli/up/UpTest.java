package id.suhu.app.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.cli.SuhuCommand;
import id.suhu.app.cli.status.StatusCommand;
import id.suhu.cli.Program;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import id.suhu.testkit.TestSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code suhu up} in the test process, with the shared broker. */
@Timeout(120)
@ExtendWith(SharedBroker.class)
class UpTest {

  @SuppressWarnings("NullAway.Init") // set before each test
  private static TestBroker broker;

  @TempDir private Path folder;

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Broken pipe", "No space left on device"})
  void keepsEvaluatingWhenItsOutputIsClosedOrFull(String fault) throws Exception {
    Topics topics = broker.freshTopics(1);
    FailingOutput output = new FailingOutput(fault);
    TestSession session = new TestSession(Map.of("SUHU_KAFKA_TOPIC", topics.readings()), output);
    CompletableFuture<Integer> up = CompletableFuture.supplyAsync(() -> run(session));
    output.awaitFailure();

    broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": 83}");
    awaitEventOf("S1", topics, up);
    broker.send(topics.readings(), "S2", "{\"sensor_id\": \"S2\", \"temperature\": 84}");
    awaitEventOf("S2", topics, up);
    session.stop().ask();

    assertThat(up.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(session.err())
        .containsExactly(
            "Standard output is closed or full (" + fault + "); Suhu continues without it.",
            "Stopped; nothing is left unwritten.");
  }

  @Test
  void showsItsEngineAsRunningInTheStatus() throws Exception {
    Topics topics = broker.freshTopics(1);
    TestSession session = new TestSession(Map.of("SUHU_KAFKA_TOPIC", topics.readings()));
    TestSession status = new TestSession();
    CompletableFuture<Integer> up = CompletableFuture.supplyAsync(() -> run(session));
    session.awaitOut("ready");

    int code =
        program(status, new StatusCommand(status.session()))
            .execute("status", "--bootstrap", broker.bootstrap(), "--topic", topics.readings());
    session.stop().ask();

    assertThat(code).isZero();
    assertThat(status.out()).contains("engine                   1  running");
    assertThat(up.get(60, TimeUnit.SECONDS)).isZero();
  }

  private static Program program(TestSession session, Object command) {
    return new Program(
        session.session(),
        SuhuCommand.holding(session.session(), List.of(new CommandLine(command))));
  }

  private int run(TestSession session) {
    return program(session, new UpCommand(session.session()))
        .execute(
            "up", "--data", folder.resolve("data").toString(), "--bootstrap", broker.bootstrap());
  }

  /** Fails early if the command has ended. */
  private static void awaitEventOf(String sensor, Topics topics, CompletableFuture<Integer> up) {
    try (Consumer<byte[], byte[]> consumer = broker.connection().consumer(Map.of())) {
      List<TopicPartition> partitions = List.of(new TopicPartition(topics.alarms(), 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      boolean found = false;
      while (!found) {
        assertThat(up).as("the command").isNotDone();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          found |= AlarmEventJson.read(record.value()).sensorId().equals(sensor);
        }
      }
    }
  }

  /** An output that is closed, or full. */
  private static final class FailingOutput extends OutputStream {

    private final String fault;
    private final CountDownLatch failed = new CountDownLatch(1);

    FailingOutput(String fault) {
      this.fault = fault;
    }

    void awaitFailure() throws InterruptedException {
      assertThat(failed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void write(int b) throws IOException {
      failed.countDown();
      throw new IOException(fault);
    }
  }
}
