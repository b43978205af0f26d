package id.suhu.view.operator;

import id.suhu.core.alarm.AlarmId;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.TopicReader;
import id.suhu.messages.AlarmCommandJson;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes commands to the command topic, and receives the engine's answers from the journal. Kafka's
 * errors are passed on. Single-threaded, for one use.
 */
public final class Exchange {

  private final PlantKafka plant;
  private final List<Order> orders;

  /** The commands without an answer, by their ids. */
  private final Map<String, Order> open = new LinkedHashMap<>();

  private final Map<String, AlarmRecord> answers = new HashMap<>();

  /**
   * Creates an exchange.
   *
   * @param orders with different command ids
   */
  public Exchange(PlantKafka plant, List<Order> orders) {
    this.plant = plant;
    this.orders = List.copyOf(orders);
    orders.forEach(order -> open.put(order.command().id(), order));
  }

  /**
   * Sends the commands and waits for their answers.
   *
   * @param repeatable whether a command may have been sent before: an answer in the journal then
   *     counts, since the engine does not answer a repetition
   * @param timeMs now, epoch milliseconds
   * @param patience how long to wait for the answers once the commands are written
   * @param goesOn checked a few times per second; whether to continue to wait
   * @return the outcomes in the order of the commands
   */
  public List<Outcome> run(
      boolean repeatable, long timeMs, Duration patience, BooleanSupplier goesOn) {
    if (orders.isEmpty()) {
      return List.of();
    }
    // A missing topic would end in a timeout of the producer, which explains nothing.
    var unused = plant.partitions(plant.topics().commands());
    try (TopicReader journal = plant.reader(plant.topics().alarms())) {
      // Before the commands are sent: an answer could otherwise precede the reader.
      if (repeatable) {
        journal.scan(this::take);
      } else {
        journal.seekToEnd();
      }
      if (!open.isEmpty()) {
        plant.send(open.values().stream().map(order -> record(order, timeMs)).toList());
        long sentNanos = System.nanoTime();
        journal.tail(
            () -> goesOn.getAsBoolean() && System.nanoTime() - sentNanos < patience.toNanos(),
            this::take,
            () -> {});
      }
    }
    return orders.stream()
        .map(order -> new Outcome(order, Optional.ofNullable(answers.get(order.command().id()))))
        .toList();
  }

  private ProducerRecord<byte[], byte[]> record(Order order, long timeMs) {
    return new ProducerRecord<>(
        plant.topics().commands(),
        // The engine evaluates a command in the partition that owns this key.
        order.alarm().sensor().bytes(),
        AlarmCommandJson.write(order.alarm().sensor(), order.command(), timeMs));
  }

  /** Takes an event of the journal; returns whether answers are missing. */
  private boolean take(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value != null) {
      try {
        take(AlarmEventJson.read(value));
      } catch (IllegalArgumentException e) {
        // 'alarms journal' counts the records that are not events.
        return true;
      }
    }
    return !open.isEmpty();
  }

  private void take(AlarmRecord event) {
    String id = event.command().map(AlarmRecord.Command::id).orElse("");
    Order order = open.get(id);
    // Ids of commands are unique per sensor only.
    if (order != null
        && AlarmId.of(event.alarmId())
            .filter(alarm -> alarm.sensor().equals(order.alarm().sensor()))
            .isPresent()) {
      open.remove(id);
      answers.put(id, event);
    }
  }
}
