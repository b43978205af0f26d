package id.suhu.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrowingPauseTest {

  @Test
  void doublesPausesUpToTheMaximumAndRestartsAfterAReset() {
    GrowingPause pause = new GrowingPause(Duration.ofSeconds(4), Duration.ofSeconds(30));

    assertThat(Stream.generate(pause::next).limit(5).map(Duration::toSeconds))
        .containsExactly(4L, 8L, 16L, 30L, 30L);
    pause.reset();
    assertThat(pause.next()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void rejectsPausesThatCannotGrow() {
    assertThatThrownBy(() -> new GrowingPause(Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessageContaining("must be positive");
    assertThatThrownBy(() -> new GrowingPause(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageContaining("the longest");
  }
}
