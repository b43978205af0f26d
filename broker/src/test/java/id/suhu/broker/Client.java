package id.suhu.broker;

import id.suhu.kafka.admin.NewTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka client as used by a plant. */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Map<String, Object> config = new HashMap<>();

  Client(String bootstrap) {
    config.put("bootstrap.servers", bootstrap);
    config.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    config.put("request.timeout.ms", 10_000);
    config.put("delivery.timeout.ms", (int) PATIENCE.toMillis());
    config.put("max.block.ms", PATIENCE.toMillis());
    config.put("linger.ms", 0);
    config.put("session.timeout.ms", 1000);
    config.put("heartbeat.interval.ms", 300);
    config.put("auto.offset.reset", "earliest");
    config.put("group.id", UUID.randomUUID().toString());
  }

  /** Sets the consumer group; by default, each client has its own. */
  Client inGroup(String name) {
    config.put("group.id", name);
    return this;
  }

  Client as(String user, String password, String mechanism) {
    config.put("security.protocol", "SASL_PLAINTEXT");
    config.put("sasl.mechanism", mechanism);
    config.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
            + user
            + "\" password=\""
            + password.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\";");
    return this;
  }

  /** Shortens all timeouts. */
  Client impatient() {
    config.put("max.block.ms", 500);
    config.put("request.timeout.ms", 1_500);
    config.put("delivery.timeout.ms", 2_000);
    config.put("default.api.timeout.ms", 2_000);
    return this;
  }

  /** Writes a record among the states of groups that no coordinator can read. */
  void corruptGroups() throws Exception {
    Map<String, Object> tool = new HashMap<>(config);
    // Kafka lets no other client write to its internal topics.
    tool.put("client.id", "__admin_client");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(tool, new StringSerializer(), new StringSerializer())) {
      // The key's first two bytes are the type of a group's offset, which the rest is not.
      var unused =
          producer.send(new ProducerRecord<>("__consumer_offsets", 0, "\u0000\u0001x", "")).get();
    }
  }

  void createTopic(String name) {
    createTopic(name, 1);
  }

  void createTopic(String name, int partitions) {
    try (Admin admin = Admin.create(config)) {
      var unused =
          new NewTopics(admin)
              .create(new NewTopic(name, Optional.of(partitions), Optional.empty()));
    }
  }

  /** Returns an admin client with this client's rights. The caller closes it. */
  Admin admin() {
    return Admin.create(config);
  }

  /** Runs a transaction with this transactional id. */
  void transact(String transactionalId, String topic, int timeoutMs) {
    Map<String, Object> all = new HashMap<>(config);
    all.put("transactional.id", transactionalId);
    all.put("transaction.timeout.ms", timeoutMs);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(all, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      get(producer.send(new ProducerRecord<>(topic, "S1", "1")));
      producer.commitTransaction();
    }
  }

  /** Sends values and returns once all are acknowledged. */
  void send(String topic, String... values) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (String value : values) {
        sent.add(producer.send(new ProducerRecord<>(topic, "S1", value)));
      }
      sent.forEach(Client::get);
    } catch (KafkaException e) {
      // A producer that already knows that it lacks a right throws this from send.
      throw e.getCause() instanceof AuthorizationException cause ? cause : e;
    }
  }

  /** Sends one value to each partition, in one request if the maximum size permits. */
  void sendTogether(String topic, int partitions, String value, int requestBytes) {
    Map<String, Object> all = new HashMap<>(config);
    all.put("max.request.size", requestBytes);
    all.put("linger.ms", 10_000);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(all, new StringSerializer(), new StringSerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (int partition = 0; partition < partitions; partition++) {
        sent.add(producer.send(new ProducerRecord<>(topic, partition, "S1", value)));
      }
      producer.flush();
      sent.forEach(Client::get);
    }
  }

  /** Reads the first values of a topic as a member of a consumer group. */
  List<String> read(String topic, int count) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      List<String> values = new ArrayList<>();
      long start = System.nanoTime();
      while (values.size() < count && System.nanoTime() - start < PATIENCE.toNanos()) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          values.add(record.value());
        }
      }
      return values;
    }
  }

  /** Waits for a result and throws Kafka's exception if it failed. */
  static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
