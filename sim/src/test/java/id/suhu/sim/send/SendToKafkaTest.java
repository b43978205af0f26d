package id.suhu.sim.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.broker.BrokerSettings;
import id.suhu.broker.EmbeddedBroker;
import id.suhu.kafka.HostPort;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.Topics;
import id.suhu.sim.plant.Simulation;
import id.suhu.sim.plant.SimulationModel;
import id.suhu.sim.plant.SimulationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendToKafkaTest {

  @TempDir Path data;

  @Test
  void everyAcknowledgedReadingIsInTheTopicOnceAtItsOffset() throws Exception {
    BrokerSettings settings = BrokerSettings.in(data).withListen(new HostPort("127.0.0.1", 0));
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
      KafkaConnection connection = KafkaConnection.plaintext(broker.loopbackBootstrap());
      try (Admin admin = connection.admin()) {
        new TopicSetup(admin, Topics.DEFAULT).ensure(Optional.of(3), Optional.empty());
      }
      Answers answers = new Answers();
      SimulationSettings fast =
          new SimulationSettings(SimulationModel.PLANT, 30, 5_000, 1, OptionalLong.of(2_000));

      SendSummary summary =
          new SendRun(
                  new Simulation(fast, 1_772_323_200_000L),
                  ReadingSender.connect(connection, Topics.DEFAULT, answers),
                  Ticker.system())
              .run();

      assertThat(summary.sent()).isEqualTo(2_000);
      assertThat(summary.acknowledged()).isEqualTo(2_000);
      assertThat(summary.failed()).isZero();
      assertThat(summary.elapsed()).isGreaterThan(Duration.ofMillis(399));
      assertThat(read(connection, 2_000))
          .containsExactlyInAnyOrderElementsOf(
              answers.acknowledged().stream()
                  .map(
                      sent ->
                          line(sent.partition(), sent.offset(), sent.sensor().text(), sent.json()))
                  .toList());
    }
  }

  private static List<String> read(KafkaConnection connection, int count) {
    List<String> read = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = connection.consumer(Map.of())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DEFAULT.readings()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(x -> x).sum();
      assertThat(end).isEqualTo(count);
      while (read.size() < count) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          read.add(
              line(
                  record.partition(),
                  record.offset(),
                  new String(record.key(), UTF_8),
                  new String(record.value(), UTF_8)));
        }
      }
    }
    return read;
  }

  private static String line(int partition, long offset, String key, String value) {
    return partition + " " + offset + " " + key + " " + value;
  }
}
