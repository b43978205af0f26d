package id.suhu.app.e2e;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmCommandJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A plant at work, from a thread of its own and across restarts: about a thousand readings a second
 * of sensors that now and then fall silent, and about fifty operators' commands a second, some of
 * them twice and many of them wrong.
 */
final class PlantLoad implements AutoCloseable {

  private static final int SENSORS = 50;
  private static final int PER_TURN = 20;
  private static final int TURNS_A_SILENCE = 100;

  private final Topics topics;
  private final Producer<byte[], byte[]> producer;
  private final SplittableRandom random;
  private final double[] celsius = new double[SENSORS];
  private final long[] mutedUntilTurn = new long[SENSORS];
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> commands = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean stopping;

  PlantLoad(KafkaConnection connection, Topics topics, SplittableRandom random) {
    this.topics = topics;
    this.random = random;
    // However long a restart takes, what was sent is sent again until it is there.
    this.producer =
        connection.producer(
            Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100,
                ProducerConfig.LINGER_MS_CONFIG, 1));
    Arrays.setAll(celsius, i -> random.nextDouble(76, 84));
    this.thread = new Thread(this::work, "load");
    thread.start();
  }

  private void work() {
    for (long turn = 0; !stopping; turn++) {
      if (turn % TURNS_A_SILENCE == 0) {
        mutedUntilTurn[random.nextInt(SENSORS)] = turn + random.nextInt(50, 250);
      }
      for (int i = 0; i < PER_TURN; i++) {
        int sensor = random.nextInt(SENSORS);
        celsius[sensor] = Math.min(84, Math.max(76, celsius[sensor] + random.nextDouble(-1, 1)));
        if (turn >= mutedUntilTurn[sensor]) {
          sendReading(sensor, turn * PER_TURN + i);
        }
      }
      // Not before every sensor is known: of an alarm that is not, a command is not remembered.
      if (turn > TURNS_A_SILENCE) {
        sendCommand("c" + turn);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void sendReading(int sensor, long n) {
    // Now and then one that no such sensor can have measured.
    double value = random.nextInt(200) == 0 ? 1254 : celsius[sensor];
    String json =
        "{\"sensor_id\": \"S%d\", \"temperature\": %.1f, \"n\": %d}".formatted(sensor, value, n);
    send(
        topics.readings(), "S" + sensor, json.getBytes(StandardCharsets.UTF_8), acknowledged, json);
  }

  private void sendCommand(String id) {
    String sensor = "S" + random.nextInt(SENSORS);
    String level = sensor.matches("S1.") ? "latching" : "high";
    String rule = random.nextInt(3) == 0 ? "rate" : level;
    Action action =
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> new Acknowledge();
          case 3 -> new Reset();
          case 4 -> new Shelve(Duration.ofMillis(random.nextInt(200, 5_000)));
          case 5 -> new Unshelve();
          case 6 -> new TakeOutOfService();
          default -> new PutInService();
        };
    String comment = random.nextInt(10) == 0 ? "" : "because of " + id;
    AlarmCommand command =
        new AlarmCommand(id, action, rule, OptionalLong.empty(), "budi", comment);
    byte[] json = AlarmCommandJson.write(new SensorId(sensor), command, 0);
    for (int copies = random.nextInt(10) == 0 ? 2 : 1; copies > 0; copies--) {
      send(topics.commands(), sensor, json, commands, id);
    }
  }

  private void send(String topic, String key, byte[] value, Set<String> kept, String what) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value),
            (where, failure) -> {
              if (failure == null) {
                kept.add(what);
              }
            });
  }

  void stop() throws InterruptedException {
    stopping = true;
    thread.join();
    producer.flush();
  }

  /** The sensors that send. */
  static List<String> sensors() {
    return IntStream.range(0, SENSORS).mapToObj(i -> "S" + i).toList();
  }

  /** Readings that Kafka has acknowledged. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** The ids of commands that Kafka has acknowledged. */
  Set<String> commands() {
    return commands;
  }

  @Override
  public void close() {
    stopping = true;
    producer.close(Duration.ZERO);
  }
}
