package id.suhu.bench;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * How much heap a sensor takes: {@code ./suhu up} idle, then with many sensors under five rules
 * that have met readings, then with every one of their alarms raised once. Heap is what a full
 * collection leaves.
 */
public final class SensorMemory {

  private static final String RULES =
      """
      rules:
        high: {high: 80 °C, highHigh: 95 °C, onDelay: 1s, offDelay: 1s}
        low: {low: 5 °C, lowLow: 0 °C}
        rate: {rate: 5 °C/min, window: 60s}
        range: {ratedLow: -40 °C, ratedHigh: 250 °C}
        silence: {after: 120s}
      """;

  private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:\\d+");
  private static final Pattern USED = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final TopicPartition READINGS = new TopicPartition(TOPICS.readings(), 0);

  private final Process suhu;
  private final KafkaConnection connection;
  private final int sensors;
  private long timeMs = System.currentTimeMillis() - 600_000;

  private SensorMemory(Process suhu, KafkaConnection connection, int sensors) {
    this.suhu = suhu;
    this.connection = connection;
    this.sensors = sensors;
  }

  /** To be started in the root of the repository; the argument is the number of sensors. */
  public static void main(String[] args) throws Exception {
    int sensors = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Path folder = Files.createTempDirectory("suhu-memory-");
    Path rules = Files.writeString(folder.resolve("suhu.yaml"), RULES);
    List<String> command =
        List.of(
            "./suhu",
            "up",
            "--config",
            rules.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--kafka-listen",
            "127.0.0.1:0");
    Process suhu = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      new SensorMemory(suhu, KafkaConnection.plaintext(ready(suhu)), sensors).measure();
    } finally {
      suhu.toHandle().destroy();
      if (!suhu.waitFor(30, TimeUnit.SECONDS)) {
        suhu.destroyForcibly();
      }
    }
    System.out.println("data left in " + folder);
  }

  private static String ready(Process suhu) throws IOException {
    BufferedReader lines = suhu.inputReader(StandardCharsets.UTF_8);
    String address = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (line.contains("ready") && found.find()) {
        address = found.group();
        break;
      }
    }
    if (address.isEmpty()) {
      throw new IllegalStateException("suhu up ended before it was ready");
    }
    Thread rest = new Thread(() -> lines.lines().forEach(line -> {}), "output");
    rest.setDaemon(true);
    rest.start();
    return address;
  }

  private void measure() throws Exception {
    long idle = heapBytes();
    System.out.printf("idle: %,d KiB%n", idle / 1024);
    for (int round = 0; round < 7; round++) {
      send(70 + round % 2);
    }
    tell("readings met, no alarm", idle);
    for (double celsius : new double[] {300, 70, 96, 96, 96, 70, 70, -3, 70}) {
      send(celsius);
    }
    TimeUnit.SECONDS.sleep(130);
    tell("every alarm raised once", idle);
  }

  /** One reading of every sensor, ten seconds after the one before. */
  private void send(double celsius) throws Exception {
    timeMs += 10_000;
    try (Producer<byte[], byte[]> producer = connection.producer(Map.of())) {
      for (int i = 0; i < sensors; i++) {
        String id = "machine-%05d/bearing".formatted(i);
        String value =
            "{\"sensor_id\": \"%s\", \"temperature\": %s, \"timestamp\": %d}"
                .formatted(id, celsius, timeMs);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    TOPICS.readings(),
                    id.getBytes(StandardCharsets.UTF_8),
                    value.getBytes(StandardCharsets.UTF_8)));
      }
    }
    awaitJudged();
  }

  private void awaitJudged() throws Exception {
    try (Admin admin = connection.admin();
        Consumer<byte[], byte[]> consumer = connection.consumer(Map.of())) {
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(READINGS)).get(READINGS));
      long judged = 0;
      while (judged < end) {
        TimeUnit.MILLISECONDS.sleep(200);
        var committed =
            admin
                .listConsumerGroupOffsets(TOPICS.engineId())
                .partitionsToOffsetAndMetadata()
                .get()
                .get(READINGS);
        judged = committed == null ? 0 : committed.offset();
      }
    }
  }

  private void tell(String what, long idle) throws Exception {
    // Statuses that were held back, and the log cleaner, have their say first.
    TimeUnit.SECONDS.sleep(5);
    long heap = heapBytes();
    System.out.printf(
        "%s: %,d KiB, %,d bytes a sensor above idle (%,d sensors)%n",
        what, heap / 1024, (heap - idle) / sensors, sensors);
  }

  private long heapBytes() throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      jcmd("GC.run");
      Matcher used = USED.matcher(jcmd("GC.heap_info"));
      if (!used.find()) {
        throw new IllegalStateException("jcmd GC.heap_info does not tell what is used");
      }
      least = Math.min(least, Long.parseLong(used.group(1)) * 1024);
    }
    return least;
  }

  private String jcmd(String what) throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, Long.toString(suhu.pid()), what).redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }
}
