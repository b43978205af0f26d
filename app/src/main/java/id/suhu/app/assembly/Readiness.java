package id.suhu.app.assembly;

import id.suhu.broker.BrokerFault;
import id.suhu.engine.Engine;
import id.suhu.web.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Whether readings are taken, evaluated and stored as they arrive, from what the process knows.
 *
 * @param phase of the engine
 * @param brokerFault why the embedded broker stopped
 * @param unanswered for how long Kafka has not answered the engine; empty if nobody asks it
 * @param store how the store is doing; empty if this process does not store
 */
record Readiness(
    Engine.Phase phase,
    Optional<String> brokerFault,
    Optional<Duration> unanswered,
    Optional<Store> store) {

  /** The engine asks a few times per second, and waits for five seconds. */
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  /** More than wait between two commits: the store has stopped, or does not keep up. */
  static final long MOST_BEHIND = 50_000;

  /**
   * The store.
   *
   * @param open whether the database is open
   * @param fault why nothing is stored at present
   * @param behind readings in Kafka that are not stored yet; empty if not known
   */
  record Store(boolean open, Optional<String> fault, OptionalLong behind) {}

  static Readiness of(KafkaPart kafka, Engine engine, StorePart store) {
    return new Readiness(
        engine.phase(), fault(kafka.failure()), engine.unanswered(), store.readiness());
  }

  private static Optional<String> fault(CompletableFuture<BrokerFault> failure) {
    return failure.isDone() ? Optional.of(failure.join().message()) : Optional.empty();
  }

  List<HealthCheck> checks() {
    return List.of(engine(), broker(), stores(), lag());
  }

  private HealthCheck engine() {
    return new HealthCheck(
        "engine",
        phase == Engine.Phase.RUNNING,
        switch (phase) {
          case RUNNING -> "the engine evaluates readings as they arrive";
          case STARTING -> "the engine starts: it restores its state or works off a backlog";
          case RESTARTING -> "the engine restarts after a failure";
          case CLOSED -> "the engine has stopped";
        });
  }

  private HealthCheck broker() {
    if (brokerFault.isPresent()) {
      return new HealthCheck("broker", false, "Kafka has stopped: " + brokerFault.get());
    }
    if (unanswered.isEmpty()) {
      return new HealthCheck(
          "broker", false, "nobody asks Kafka at present: the engine is between two runs");
    }
    long seconds = unanswered.get().toSeconds();
    return unanswered.get().compareTo(ANSWER_WITHIN) > 0
        ? new HealthCheck(
            "broker",
            false,
            "Kafka has not answered for %d s; the limit is %d s"
                .formatted(seconds, ANSWER_WITHIN.toSeconds()))
        : new HealthCheck("broker", true, "Kafka answered %d s ago".formatted(seconds));
  }

  private HealthCheck stores() {
    if (store.isEmpty()) {
      return new HealthCheck("store", true, "this process does not store: store.enabled is false");
    }
    if (store.get().fault().isPresent()) {
      return new HealthCheck("store", false, "nothing is stored: " + store.get().fault().get());
    }
    return store.get().open()
        ? new HealthCheck("store", true, "readings are stored as they arrive")
        : new HealthCheck("store", false, "the database is not open yet");
  }

  private HealthCheck lag() {
    if (store.isEmpty()) {
      return new HealthCheck("lag", true, "this process does not store: store.enabled is false");
    }
    OptionalLong behind = store.get().behind();
    if (behind.isEmpty()) {
      return new HealthCheck("lag", false, "it is not known yet how many readings are not stored");
    }
    return new HealthCheck(
        "lag",
        behind.getAsLong() <= MOST_BEHIND,
        String.format(
            Locale.ROOT,
            "stored readings are %,d behind; the limit is %,d",
            behind.getAsLong(),
            MOST_BEHIND));
  }
}
