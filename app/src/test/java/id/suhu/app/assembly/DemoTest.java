package id.suhu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.topic.Topics;
import id.suhu.sim.send.DueReading;
import id.suhu.sim.send.ReadingFeed;
import id.suhu.sim.send.ReadingSender;
import id.suhu.sim.send.SendListener;
import id.suhu.sim.send.SendRun;
import id.suhu.sim.send.SentReading;
import id.suhu.sim.send.Ticker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DemoTest {

  private final List<Exception> failures = new CopyOnWriteArrayList<>();

  private Demo demo(Sensors sensors) {
    return new Demo(
        new SendRun(
            sensors,
            new ReadingSender(
                new MockProducer<>(
                    true, null, new ByteArraySerializer(), new ByteArraySerializer()),
                new Topics("demo"),
                new IgnoringListener()),
            Ticker.system()),
        failures::add);
  }

  /** Runs a demonstration of these sensors until they fail. */
  private void run(Sensors sensors) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    Demo demo =
        demo(
            () -> {
              reached.countDown();
              return sensors.next();
            });
    demo.begin();
    // The close stops sensors that have not started.
    reached.await();
    demo.close();
  }

  @Test
  void reportsSensorsThatCannotBeRead() throws Exception {
    IOException cause = new IOException("no more");

    run(
        () -> {
          throw cause;
        });

    assertThat(failures).containsExactly(cause);
  }

  @Test
  void reportsAnUnexpectedException() throws Exception {
    IllegalStateException cause = new IllegalStateException("a fault of the simulation");

    run(
        () -> {
          throw cause;
        });

    assertThat(failures).containsExactly(cause);
  }

  @Test
  void reportsAnErrorToTheLastWords() throws Exception {
    RecordedLastWords recorded = new RecordedLastWords();
    recorded.during(
        () -> {
          run(
              () -> {
                throw new NoClassDefFoundError("as a test");
              });
        });

    assertThat(recorded.lines())
        .singleElement()
        .asString()
        .startsWith("suhu: Thread suhu-demo ended by java.lang.NoClassDefFoundError: as a test");
  }

  @Test
  void reportsNoFailureForAStop() {
    Demo demo = demo(() -> Optional.of(new DueReading(0, new SensorId("S1"), "{}")));
    demo.begin();

    demo.close();

    assertThat(failures).isEmpty();
  }

  /** Simulated sensors with nothing to close. */
  @FunctionalInterface
  private interface Sensors extends ReadingFeed {
    @Override
    default void close() {}
  }

  /** Ignores everything. */
  private static final class IgnoringListener implements SendListener {
    @Override
    public void acknowledged(SentReading reading) {}

    @Override
    public void failed(SensorId sensor, String json, Exception reason) {}
  }
}
