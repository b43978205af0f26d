package id.suhu.app.e2e;

import id.suhu.kafka.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads topics to the end that they have now, committed records only. */
final class TopicReader {

  private TopicReader() {}

  /** All records of a topic, partition after partition. */
  static List<ConsumerRecord<byte[], byte[]>> readAll(KafkaConnection connection, String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = connection.consumer(Map.of())) {
      for (var partition : consumer.partitionsFor(topic)) {
        TopicPartition one = new TopicPartition(topic, partition.partition());
        consumer.assign(List.of(one));
        consumer.seekToBeginning(List.of(one));
        long end = consumer.endOffsets(List.of(one)).get(one);
        while (consumer.position(one) < end) {
          consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
      }
    }
    return records;
  }
}
