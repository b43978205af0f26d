package id.suhu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.engine.Engine;
import id.suhu.web.HealthCheck;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private static final Optional<Readiness.Store> WELL =
      Optional.of(new Readiness.Store(true, Optional.empty(), OptionalLong.of(3)));

  private static Readiness with(Engine.Phase phase, int unansweredSeconds) {
    return new Readiness(
        phase, Optional.empty(), Optional.of(Duration.ofSeconds(unansweredSeconds)), WELL);
  }

  private static Readiness with(Optional<Readiness.Store> store) {
    return new Readiness(Engine.Phase.RUNNING, Optional.empty(), Optional.of(Duration.ZERO), store);
  }

  private static String notReady(Readiness readiness) {
    return readiness.checks().stream()
        .filter(check -> !check.ready())
        .map(check -> check.name() + ": " + check.reason())
        .reduce("", (all, each) -> all.isEmpty() ? each : all + "; " + each);
  }

  @Test
  void namesEachCheckWithItsReason() {
    assertThat(with(Engine.Phase.RUNNING, 10).checks())
        .containsExactly(
            new HealthCheck("engine", true, "the engine evaluates readings as they arrive"),
            new HealthCheck("broker", true, "Kafka answered 10 s ago"),
            new HealthCheck("store", true, "readings are stored as they arrive"),
            new HealthCheck("lag", true, "stored readings are 3 behind; the limit is 50,000"));
  }

  @Test
  void isReadyWithoutAStore() {
    assertThat(with(Optional.empty()).checks()).hasSize(4).allMatch(HealthCheck::ready);
  }

  @Test
  void tellsWhyTheEngineOrKafkaIsNotReady() {
    assertThat(notReady(with(Engine.Phase.RESTARTING, 0)))
        .isEqualTo("engine: the engine restarts after a failure");
    assertThat(notReady(with(Engine.Phase.STARTING, 0)))
        .isEqualTo("engine: the engine starts: it restores its state or works off a backlog");
    assertThat(notReady(with(Engine.Phase.RUNNING, 12)))
        .isEqualTo("broker: Kafka has not answered for 12 s; the limit is 10 s");
    assertThat(
            notReady(
                new Readiness(
                    Engine.Phase.RUNNING,
                    Optional.of("the disk is full"),
                    Optional.of(Duration.ZERO),
                    WELL)))
        .isEqualTo("broker: Kafka has stopped: the disk is full");
    assertThat(
            notReady(new Readiness(Engine.Phase.RUNNING, Optional.empty(), Optional.empty(), WELL)))
        .isEqualTo("broker: nobody asks Kafka at present: the engine is between two runs");
  }

  @Test
  void tellsWhyTheStoreIsNotReady() {
    assertThat(
            notReady(
                with(
                    Optional.of(
                        new Readiness.Store(
                            true, Optional.of("the disk is full"), OptionalLong.of(120_000))))))
        .isEqualTo(
            "store: nothing is stored: the disk is full; lag: stored readings are 120,000 behind;"
                + " the limit is 50,000");
    assertThat(
            notReady(
                with(
                    Optional.of(
                        new Readiness.Store(false, Optional.empty(), OptionalLong.empty())))))
        .isEqualTo(
            "store: the database is not open yet; lag: it is not known yet how many readings are"
                + " not stored");
  }
}
