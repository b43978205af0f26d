package id.suhu.bench.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

  @ParameterizedTest
  @CsvSource({"0.5, 501", "0.99, 991", "1, 1000", "0, 1"})
  void findsAQuantileOfTimesInAnyOrder(double part, double expected) {
    Quantiles quantiles =
        Quantiles.of(DoubleStream.iterate(1_000, ms -> ms - 1).limit(1_000).toArray());

    assertThat(quantiles.at(part)).isEqualTo(expected);
  }

  @Test
  void needsATime() {
    assertThatIllegalArgumentException().isThrownBy(Quantiles::of);
  }
}
