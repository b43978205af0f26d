package id.suhu.bench.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpanTest {

  @Test
  void isReadFromItsLine() {
    Span known = new Span(Duration.ofMillis(1_234), 3_000_000, Optional.of(12_000L));
    Span unknown = new Span(Duration.ofNanos(1), 0, Optional.empty());

    assertThat(Span.of(known.line())).contains(known);
    assertThat(Span.of(unknown.line())).contains(unknown);
  }

  @Test
  void isNotReadFromOtherOutput() {
    assertThat(Span.of("12000 readings were above 80 °C.")).isEmpty();
  }
}
