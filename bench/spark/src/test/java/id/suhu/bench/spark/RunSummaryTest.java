package id.suhu.bench.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  @Test
  void parsesItsOwnLine() {
    RunSummary known = new RunSummary(Duration.ofMillis(1_234), 3_000_000, Optional.of(12_000L));
    RunSummary unknown = new RunSummary(Duration.ofNanos(1), 0, Optional.empty());

    assertThat(RunSummary.parse(known.line())).contains(known);
    assertThat(RunSummary.parse(unknown.line())).contains(unknown);
  }

  @Test
  void ignoresOtherOutput() {
    assertThat(RunSummary.parse("12000 readings were above 80 °C.")).isEmpty();
  }
}
