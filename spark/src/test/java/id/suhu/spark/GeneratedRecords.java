package id.suhu.spark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Generated records of all kinds: with and without key, late, repeated, and invalid. */
final class GeneratedRecords {

  /** The sensor of the last record of each partition, a hot reading. */
  static final String LAST = "THE-LAST";

  private static final String[] BAD = {
    "",
    "{",
    "[1]",
    "null",
    "{\"sensor_id\":\"S1\"}",
    "{\"sensor_id\":\"S1\",\"temperature\":\"90\"}",
    "{\"sensor_id\":\"S1\",\"temperature\":NaN}",
    "{\"sensor_id\":\"S1\",\"temperature\":1e999}",
    "{\"sensor_id\":\"S1\",\"temperature\":90,\"temperature\":91}",
    "{\"sensor_id\":\"S1\",\"temperature\":-300}",
    "{\"sensor_id\":\"\",\"temperature\":90}",
    "{\"sensor_id\":\"S1\",\"temperature\":90,\"unit\":\"R\"}",
    "\u0000\u0001\u0002"
  };

  private GeneratedRecords() {}

  /** Returns an ordinary reading. */
  static ProducerRecord<byte[], byte[]> plain(String topic, int number, int celsius) {
    return record(
        topic,
        null,
        "S1",
        "{\"sensor_id\":\"S1\",\"temperature\":%d,\"timestamp\":%d}"
            .formatted(celsius, System.currentTimeMillis() - 86_400_000 + number));
  }

  /** Returns records for a topic, which are determined by the seed except for the current time. */
  static List<ProducerRecord<byte[], byte[]>> of(
      long seed, String topic, int partitions, int count) {
    Random random = new Random(seed);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      int kind = random.nextInt(20);
      if (kind < 2) {
        records.add(bad(random, topic, partitions));
      } else if (kind < 4 && !records.isEmpty()) {
        records.add(records.get(random.nextInt(records.size())));
      } else {
        records.add(reading(random, topic, partitions));
      }
    }
    for (int partition = 0; partition < partitions; partition++) {
      records.add(
          record(
              topic, partition, LAST, "{\"sensor_id\":\"%s\",\"temperature\":99}".formatted(LAST)));
    }
    return records;
  }

  private static ProducerRecord<byte[], byte[]> bad(Random random, String topic, int partitions) {
    return record(
        topic,
        random.nextInt(partitions),
        random.nextBoolean() ? "S2" : null,
        random.nextInt(10) == 0 ? null : BAD[random.nextInt(BAD.length)]);
  }

  private static ProducerRecord<byte[], byte[]> reading(
      Random random, String topic, int partitions) {
    String sensor = "S" + random.nextInt(20);
    boolean keyed = random.nextBoolean();
    String id = keyed && random.nextBoolean() ? "" : "\"sensor_id\":\"%s\",".formatted(sensor);
    String machine = random.nextInt(4) == 0 ? ",\"machine_id\":\"Gilingan 1\"" : "";
    String unit = random.nextInt(8) == 0 ? ",\"unit\":\"F\"" : "";
    double celsius = 60 + random.nextInt(300) / 10.0;
    return record(
        topic,
        random.nextInt(partitions),
        keyed ? sensor : null,
        "{%s\"temperature\":%s%s%s%s}"
            .formatted(
                id, unit.isEmpty() ? celsius : celsius * 2, timestamp(random), machine, unit));
  }

  /**
   * Returns a timestamp: on time or up to three days late, in any format, absent, or from a wrong
   * clock.
   */
  private static String timestamp(Random random) {
    long ms =
        System.currentTimeMillis()
            - random.nextLong(random.nextInt(5) == 0 ? 3 * 86_400_000L : 60_000L);
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> ",\"timestamp\":\"%s\"".formatted(Instant.ofEpochMilli(ms));
      case 2 -> ",\"timestamp\":%d.%03d".formatted(ms / 1000, ms % 1000);
      case 3 -> ",\"timestamp\":\"kemarin\"";
      default -> ",\"timestamp\":%d".formatted(ms);
    };
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, @Nullable Integer partition, @Nullable String key, @Nullable String value) {
    return new ProducerRecord<>(topic, partition, bytes(key), bytes(value));
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
