package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaReadingSenderTest {

  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private boolean acknowledges = true;
  private Optional<RuntimeException> sendFault = Optional.empty();
  private final KafkaReadingSender sender =
      new KafkaReadingSender(this::connect, Topics.DEFAULT, Duration.ofMillis(20));

  private MockProducer<byte[], byte[]> connect() {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(
            acknowledges, null, new ByteArraySerializer(), new ByteArraySerializer());
    producer.sendException = sendFault.orElse(null);
    producers.add(producer);
    return producer;
  }

  private static List<ReadingBytes> readings(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new ReadingBytes(
                    new SensorId("S" + i), ("reading " + i).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  @Test
  void createsOneProducerWithTheFirstReadings() {
    assertThat(producers).isEmpty();

    sender.send(readings(3));
    sender.send(readings(2));

    assertThat(producers).hasSize(1);
    assertThat(producers.get(0).history())
        .extracting(
            record ->
                record.topic()
                    + " "
                    + new String(record.key(), StandardCharsets.UTF_8)
                    + " "
                    + new String(record.value(), StandardCharsets.UTF_8))
        .containsExactly(
            "sensor-suhu S0 reading 0",
            "sensor-suhu S1 reading 1",
            "sensor-suhu S2 reading 2",
            "sensor-suhu S0 reading 0",
            "sensor-suhu S1 reading 1");
  }

  /** As with a clock that was set back: the producer would answer an hour later. */
  @Test
  void replacesAProducerThatDoesNotAnswer() {
    acknowledges = false;
    assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> sender.send(readings(2)));

    acknowledges = true;
    sender.send(readings(1));

    assertThat(producers).extracting(MockProducer::closed).containsExactly(true, false);
  }

  @Test
  void keepsAProducerThatMayRecover() {
    sender.send(readings(1));
    producers.get(0).sendException = new NotLeaderOrFollowerException("moved");
    assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> sender.send(readings(1)));

    producers.get(0).sendException = null;
    sender.send(readings(1));

    assertThat(producers).hasSize(1);
  }

  @Test
  void replacesAProducerThatFailed() {
    sendFault = Optional.of(new OutOfOrderSequenceException("lost"));
    assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> sender.send(readings(9)));

    sendFault = Optional.empty();
    sender.send(readings(1));

    assertThat(producers).extracting(MockProducer::closed).containsExactly(true, false);
  }

  @Test
  void sendsNothingAfterTheClose() {
    sender.send(readings(1));
    sender.close();

    assertThat(producers.get(0).closed()).isTrue();
    assertThatExceptionOfType(KafkaException.class)
        .isThrownBy(() -> sender.send(readings(1)))
        .withMessage("the server stops");
  }
}
