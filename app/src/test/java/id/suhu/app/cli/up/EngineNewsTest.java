package id.suhu.app.cli.up;

import static id.suhu.engine.Engine.Phase.CLOSED;
import static id.suhu.engine.Engine.Phase.RESTARTING;
import static id.suhu.engine.Engine.Phase.RUNNING;
import static id.suhu.engine.Engine.Phase.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineNewsTest {

  private final EngineNews news = new EngineNews();

  private List<String> of(Engine.Phase... phases) {
    return Stream.of(phases).map(news::at).flatMap(Optional::stream).toList();
  }

  @Test
  void reportsNothingForARebalance() {
    assertThat(of(RUNNING, STARTING, STARTING, RUNNING)).isEmpty();
  }

  @Test
  void reportsAFailureAndItsRecoveryOnce() {
    assertThat(of(RUNNING, RESTARTING, RESTARTING, STARTING)).containsExactly("up.engine_away");
    assertThat(of(RESTARTING, STARTING)).as("the same outage").isEmpty();
    assertThat(of(RUNNING, RUNNING)).containsExactly("up.engine_back");
    assertThat(of(STARTING, RUNNING)).as("a rebalance after it").isEmpty();
    assertThat(of(RESTARTING, RUNNING)).containsExactly("up.engine_away", "up.engine_back");
  }

  @Test
  void reportsNothingForAClose() {
    assertThat(of(RUNNING, CLOSED)).isEmpty();
  }
}
