package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.broker.BrokerSettings;
import id.suhu.broker.EmbeddedBroker;
import id.suhu.broker.HostPort;
import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.TopicSetup;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.ReadingDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {

  @TempDir Path folder;

  @Test
  void run() throws Exception {
    long t0 = System.nanoTime();
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(BrokerSettings.in(folder).withListen(new HostPort("127.0.0.1", 0)))) {
      say(t0, "broker");
      KafkaConnection connection = KafkaConnection.plaintext(broker.loopbackBootstrap());
      for (int partitions : List.of(1, 6)) {
        Topics topics = new Topics("t" + partitions);
        try (Admin admin = connection.admin()) {
          new TopicSetup(admin, topics).ensure(Optional.of(partitions), Optional.empty());
        }
        say(t0, "topics");
        EngineSettings settings =
            new EngineSettings(
                connection,
                topics,
                RuleBook.DEFAULT,
                new ReadingDecoder(),
                folder.resolve("engine" + partitions),
                InstantSource.system());
        for (int round = 0; round < 2; round++) {
          try (Engine engine = Engine.start(settings);
              Producer<byte[], byte[]> producer = connection.producer(Map.of());
              Consumer<byte[], byte[]> consumer = connection.consumer(Map.of())) {
            while (engine.phase() != Engine.Phase.RUNNING) {
              Thread.sleep(10);
              if (engine.lastFailure().isPresent()) {
                throw new AssertionError(engine.lastFailure().get());
              }
            }
            say(t0, "running");
            List<TopicPartition> parts = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
              parts.add(new TopicPartition(topics.alarms(), i));
            }
            consumer.assign(parts);
            consumer.seekToEnd(parts);
            parts.forEach(consumer::position);
            for (int i = 0; i < 20; i++) {
              long s = System.nanoTime();
              producer
                  .send(
                      new ProducerRecord<>(
                          topics.readings(),
                          i % partitions,
                          null,
                          ("{\"sensor_id\": \"S1\", \"temperature\": "
                                  + (i % 2 == 0 ? 90 : 70)
                                  + "}")
                              .getBytes(StandardCharsets.UTF_8)))
                  .get();
              AlarmRecord got = null;
              while (got == null) {
                for (var r : consumer.poll(Duration.ofMillis(100))) {
                  got = AlarmEventJson.read(r.value());
                }
              }
              System.err.println(
                  (System.nanoTime() - s) / 1000
                      + " us "
                      + got.event()
                      + " "
                      + got.partition()
                      + " "
                      + got.offset());
            }
            say(t0, "closing");
          }
          say(t0, "closed");
        }
      }
    }
    say(t0, "broker closed");
    assertThat(folder).exists();
  }

  private static void say(long t0, String what) {
    System.err.println((System.nanoTime() - t0) / 1_000_000 + " ms " + what);
  }
}
