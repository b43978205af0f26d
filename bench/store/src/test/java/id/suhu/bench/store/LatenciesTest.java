package id.suhu.bench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenciesTest {

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "2, 1, 1", "3, 1, 2", "41, 20, 36", "100, 50, 90"})
  void findsTheMedianAndTheHighOnes(int requests, double median, double high) {
    double[] ms = IntStream.range(0, requests).mapToDouble(i -> requests - 1 - i).toArray();

    assertThat(Latencies.of(ms)).isEqualTo(new Latencies(median, high));
  }

  @Test
  void refusesNone() {
    assertThatThrownBy(Latencies::of).isInstanceOf(IllegalArgumentException.class);
  }
}
