package id.suhu.bench.memory;

import id.suhu.kafka.KafkaConnection;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures how much heap a sensor needs: of the program with one sensor, then with many sensors
 * under five rules, then after each of their alarms was raised once.
 */
public final class Main {

  private static final String RULES =
      """
      rules:
        high: {high: 80 °C, highHigh: 95 °C, onDelay: 1s, offDelay: 1s}
        low: {low: 5 °C, lowLow: 0 °C}
        rise: {rate: 5 °C/min, window: 60s}
        rated: {ratedLow: -40 °C, ratedHigh: 250 °C}
        silence: {after: 120s}
      """;

  private static final int DEFAULT_SENSORS = 100_000;

  /**
   * Rounds of one sensor before the first measurement. Kafka's metrics keep samples of requests of
   * every type, up to 10 MB, and compiled code is loaded.
   */
  private static final int WARM_UP_ROUNDS = 1_500;

  /** Held-back statuses and the log cleaner use memory for a while after the last reading. */
  private static final long SETTLES_WITHIN_SECONDS = 15;

  private final HeapSize heap;
  private final Readings readings;
  private final int sensors;

  private Main(HeapSize heap, Readings readings, int sensors) {
    this.heap = heap;
    this.readings = readings;
    this.sensors = sensors;
  }

  /** Runs the measurement; the only argument is the number of sensors. */
  public static void main(String[] arguments) throws Exception {
    int sensors = arguments.length == 0 ? DEFAULT_SENSORS : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("suhu-bench-");
    Path rules = Files.writeString(folder.resolve("suhu.yaml"), RULES);
    List<String> options = List.of("-XX:+UseSerialGC", "-Xmx2g");
    try (ChildProcess up =
        SuhuProgram.start(
            folder,
            Map.of("SUHU_STORE_ENABLED", "false"),
            options,
            "up",
            "--config",
            rules.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--kafka-listen",
            "127.0.0.1:0")) {
      KafkaConnection kafka = KafkaConnection.plaintext(SuhuProgram.kafka(up));
      long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();
      new Main(new HeapSize(pid), new Readings(kafka), sensors).measure();
    }
    System.out.println("The data is left in " + folder);
  }

  private void measure() throws Exception {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      readings.send(1, 70 + round % 2);
    }
    TimeUnit.SECONDS.sleep(SETTLES_WITHIN_SECONDS);
    long idle = heap.bytes();
    System.out.printf("one sensor: %,d KiB%n", idle / 1024);
    for (int round = 0; round < 7; round++) {
      readings.send(sensors, 70 + round % 2);
    }
    report("evaluated, no alarm", idle);
    for (double celsius : new double[] {300, 70, 96, 96, 96, 70, 70, -3, 70}) {
      readings.send(sensors, celsius);
    }
    TimeUnit.SECONDS.sleep(130);
    report("every alarm raised once", idle);
  }

  private void report(String stage, long idle) throws Exception {
    TimeUnit.SECONDS.sleep(SETTLES_WITHIN_SECONDS);
    long used = heap.bytes();
    System.out.printf(
        "%s: %,d KiB, %,d bytes per sensor (%,d sensors)%n",
        stage, used / 1024, (used - idle) / sensors, sensors);
  }
}
