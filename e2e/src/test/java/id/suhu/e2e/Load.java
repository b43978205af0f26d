package id.suhu.e2e;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sends about a thousand readings per second on a separate thread, across restarts. Most sensors'
 * readings are sent to the sensor's owner, some sensors' always to another partition. Sensors are
 * silent for some seconds from time to time, and send a value outside their rated range.
 */
final class Load extends SteadySender {

  private static final int SENSORS = 50;
  private static final int PER_TURN = 20;
  private static final int TURNS_PER_SILENCE = 100;
  private static final int READINGS_PER_FAULT = 200;

  private final SplittableRandom random;
  private final double[] celsius = new double[SENSORS];
  private final long[] silentUntilTurn = new long[SENSORS];

  /** Starts to send. */
  Load(KafkaConnection connection, Topics topics, SplittableRandom random) {
    super(connection, topics.readings(), "load");
    this.random = random;
    Arrays.setAll(celsius, i -> random.nextDouble(76, 84));
    start();
  }

  /** Returns whether a sensor's readings are sent to a partition that is not its owner. */
  static boolean isStray(String sensor) {
    return sensor.endsWith("7");
  }

  /** Returns all sensors. */
  static List<String> sensors() {
    return IntStream.range(0, SENSORS).mapToObj(i -> "S" + i).toList();
  }

  @Override
  void turn(long turn, int partitions) {
    if (turn % TURNS_PER_SILENCE == TURNS_PER_SILENCE - 1) {
      silentUntilTurn[random.nextInt(SENSORS)] = turn + random.nextInt(50, 250);
    }
    for (int i = 0; i < PER_TURN; i++) {
      int sensor = random.nextInt(SENSORS);
      celsius[sensor] = Math.min(84, Math.max(76, celsius[sensor] + random.nextDouble(-1, 1)));
      boolean isFault = random.nextInt(READINGS_PER_FAULT) == 0;
      if (turn >= silentUntilTurn[sensor]) {
        send(partitions, "S" + sensor, isFault ? 1254 : celsius[sensor], turn * PER_TURN + i);
      }
    }
  }

  private void send(int partitions, String sensor, double temperature, long n) {
    byte[] key = sensor.getBytes(StandardCharsets.UTF_8);
    int partition = SensorOwner.partitionOf(key, partitions) + (isStray(sensor) ? 1 : 0);
    String value =
        "{\"sensor_id\": \"%s\", \"temperature\": %.1f, \"n\": %d}"
            .formatted(sensor, temperature, n);
    send(partition % partitions, key, value.getBytes(StandardCharsets.UTF_8), value);
  }
}
