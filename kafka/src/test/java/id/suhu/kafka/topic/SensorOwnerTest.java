package id.suhu.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorOwnerTest {

  @Test
  void agreesWithTheJavaClientForAnyKey() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] key = new byte[1 + random.nextInt(128)];
      random.nextBytes(key);
      int partitions = 1 + random.nextInt(100);

      assertThat(SensorOwner.partitionOf(key, partitions))
          .as("key of round %d, %d partitions", i, partitions)
          .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
    }
  }

  /** Stored states depend on these partitions: every client version must return them. */
  @ParameterizedTest
  @CsvSource({"S1, 6, 5", "S2, 6, 0", "S3, 6, 5", "press-4/bearing, 6, 3", "S1, 1, 0"})
  void returnsFixedPartitions(String sensor, int partitions, int owner) {
    assertThat(SensorOwner.partitionOf(sensor.getBytes(StandardCharsets.UTF_8), partitions))
        .isEqualTo(owner);
  }
}
