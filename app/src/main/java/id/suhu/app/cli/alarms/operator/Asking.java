package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.CommandFailedException;
import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.TopicReader;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts orders to the engine through Kafka, and hears its answers. Single-threaded. */
final class Asking {

  /**
   * How long the engine may say nothing at all; it needs a tenth of that for an answer. Of many
   * orders each answer gives the rest as long again.
   */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final KafkaAccess access;

  Asking(KafkaAccess access) {
    this.access = access;
  }

  /**
   * Sends the orders and waits for their answers.
   *
   * @param timeMs now, epoch milliseconds
   * @return answers by command id; those that did not come in time are absent
   * @throws CommandFailedException if Kafka does not take the orders, or goes away
   */
  Map<String, Answer> ask(List<Order> orders, long timeMs) throws CommandFailedException {
    try (TopicReader journal = access.reader(access.topics().alarms())) {
      // Told before anything is sent if it is not there.
      access.partitions(access.topics().commands());
      // Before the orders, or an answer may have come and gone.
      journal.skipToEnd();
      access.send(orders.stream().map(order -> record(order, timeMs)).toList());
      return answers(journal, orders);
    }
  }

  private ProducerRecord<byte[], byte[]> record(Order order, long timeMs) {
    return new ProducerRecord<>(
        access.topics().commands(),
        order.target().sensor().text().getBytes(StandardCharsets.UTF_8),
        AlarmCommandJson.write(order.target().sensor(), order.command(), timeMs));
  }

  private static Map<String, Answer> answers(TopicReader journal, List<Order> orders)
      throws CommandFailedException {
    Set<String> open = new HashSet<>();
    orders.forEach(order -> open.add(order.command().id()));
    Map<String, Answer> answers = new HashMap<>();
    long heardNanos = System.nanoTime();
    while (!open.isEmpty() && System.nanoTime() - heardNanos < PATIENCE.toNanos()) {
      for (ConsumerRecord<byte[], byte[]> record : journal.next()) {
        Optional<Answer> answer = answer(record.value());
        String id = answer.flatMap(a -> a.event().commandId()).orElse("");
        if (open.remove(id)) {
          answers.put(id, answer.orElseThrow());
          heardNanos = System.nanoTime();
        }
      }
    }
    return answers;
  }

  private static Optional<Answer> answer(byte[] value) {
    try {
      AlarmRecord event = AlarmEventJson.read(value);
      return Optional.of(new Answer(event, new String(value, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      // 'alarms journal' tells of records that are no events.
      return Optional.empty();
    }
  }
}
