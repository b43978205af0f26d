package id.suhu.bench.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

  @Test
  void percentileIsAMeasuredLatency() {
    List<Long> oneToHundred = LongStream.rangeClosed(1, 100).boxed().toList();
    Latency.Run run = new Latency.Run(Contestant.BARE, 1, oneToHundred);

    assertThat(run.percentile(0.5)).isEqualTo(Duration.ofNanos(50_000));
    assertThat(run.percentile(0.99)).isEqualTo(Duration.ofNanos(99_000));
    assertThat(run.percentile(1)).isEqualTo(Duration.ofNanos(100_000));
  }

  @Test
  void findsTheSensorInJsonAndInTheConsoleTable() {
    assertThat(Latency.dueMicros("{\"sensor_id\":\"S1250\",\"temperature\":90}")).hasValue(1_250);
    assertThat(Latency.dueMicros("|S1250    |90.0       |Suhu terlalu tinggi|")).hasValue(1_250);
    assertThat(Latency.dueMicros("|sensor_id|temperature|         Keterangan|")).isEmpty();
  }
}
