package id.suhu.sim.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class SendRunTest {

  private static final long SECOND = 1_000_000_000;

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final ManualTicker ticker = new ManualTicker();
  private final List<Long> sentAt = new ArrayList<>();
  private final long start = ticker.nanos();
  private final SendListener noteTime =
      new SendListener() {
        @Override
        public void acknowledged(SentReading reading) {
          sentAt.add((ticker.nanos() - start) / SECOND);
        }

        @Override
        public void failed(SensorId sensor, String json, Exception reason) {}
      };

  @Test
  void sendsEachReadingWhenItIsDueAndClosesAll() throws Exception {
    Seconds feed = new Seconds(4);
    SendSummary summary = run(feed).run();

    assertThat(sentAt).containsExactly(0L, 1L, 2L, 3L);
    assertThat(summary).isEqualTo(new SendSummary(4, 4, 0, Duration.ofSeconds(3), false));
    assertThat(feed.closed).isTrue();
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void stopsWhileItWaitsForTheNextReading() throws Exception {
    Seconds feed = new Seconds(1_000);
    SendRun run = run(feed);
    ticker.whileAsleep(
        () -> {
          if (sentAt.size() == 5) {
            run.stop();
          }
        });

    SendSummary summary = run.run();

    assertThat(summary).isEqualTo(new SendSummary(5, 5, 0, Duration.ofSeconds(4), true));
    assertThat(Thread.interrupted()).as("interrupted afterwards").isFalse();
    assertThat(feed.closed).isTrue();
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void stopsAtFullSpeed() throws Exception {
    List<SendRun> self = new ArrayList<>();
    ReadingFeed endless =
        new ReadingFeed() {
          private int given;

          @Override
          public Optional<DueReading> next() {
            if (++given == 1_000) {
              self.get(0).stop();
            }
            return Optional.of(new DueReading(0, new SensorId("S1"), "{}"));
          }

          @Override
          public void close() {}
        };
    self.add(run(endless));

    assertThat(self.get(0).run().sent()).isEqualTo(999);
  }

  @Test
  void anInterruptStopsItAndIsRetained() throws Exception {
    SendRun run = run(new Seconds(1_000));
    ticker.whileAsleep(() -> Thread.currentThread().interrupt());

    SendSummary summary = run.run();

    assertThat(Thread.interrupted()).as("interrupted afterwards").isTrue();
    assertThat(summary.sent()).isEqualTo(1);
    assertThat(summary.stopped()).isTrue();
  }

  @Test
  void doesNotStartIfItWasStoppedBefore() throws Exception {
    SendRun run = run(new Seconds(3));
    run.stop();

    SendSummary summary = run.run();

    assertThat(summary).isEqualTo(new SendSummary(0, 0, 0, Duration.ZERO, true));
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void aStopAfterItsEndInterruptsNoThread() throws Exception {
    SendRun run = run(new Seconds(1));
    run.run();
    run.stop();

    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anUnreadableFeedEndsItAndEverythingIsClosed() {
    ReadingFeed broken =
        new ReadingFeed() {
          private boolean given;

          @Override
          public Optional<DueReading> next() throws IOException {
            if (given) {
              throw new IOException("the disk is gone");
            }
            given = true;
            return Optional.of(new DueReading(0, new SensorId("S1"), "{}"));
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> run(broken).run())
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
    assertThat(sentAt).hasSize(1);
    assertThat(kafka.closed()).isTrue();
  }

  private SendRun run(ReadingFeed feed) {
    return new SendRun(feed, new ReadingSender(kafka, Topics.DEFAULT, noteTime), ticker);
  }

  /** A feed with one reading per second. */
  private static final class Seconds implements ReadingFeed {

    private final int count;
    private int given;
    private boolean closed;

    Seconds(int count) {
      this.count = count;
    }

    @Override
    public Optional<DueReading> next() {
      return given == count
          ? Optional.empty()
          : Optional.of(new DueReading(given++ * SECOND, new SensorId("S1"), "{}"));
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
