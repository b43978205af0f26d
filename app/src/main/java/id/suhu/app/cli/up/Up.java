package id.suhu.app.cli.up;

import id.suhu.app.assembly.LastWords;
import id.suhu.app.assembly.RunningSystem;
import id.suhu.app.assembly.StartException;
import id.suhu.app.cli.ModelName;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.app.config.Configuration;
import id.suhu.broker.BrokerFault;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Console;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.engine.Engine;
import id.suhu.kafka.topic.Topics;
import id.suhu.sim.plant.SimulationModel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Runs the system: starts it, reports its readiness and its events, stops it. */
final class Up {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration SUMMARY_EVERY = Duration.ofMinutes(1);
  private static final Duration FIRST_SUMMARY_AFTER = Duration.ofSeconds(15);

  private final Session session;
  private final Console console;
  private final Texts texts;
  private final Configuration configuration;
  private final Optional<ModelName> demo;

  Up(Session session, Texts texts, Configuration configuration, Optional<ModelName> demo) {
    this.session = session;
    this.console = session.console();
    this.texts = texts;
    this.configuration = configuration;
    this.demo = demo;
  }

  /**
   * Runs the system until the command is stopped.
   *
   * @throws StartException if a part cannot start
   * @throws CommandFailedException if the broker has failed, or the external Kafka does not respond
   */
  void run() throws StartException, CommandFailedException {
    try (LastWords words =
        new LastWords(console.notes(), texts, Runtime.getRuntime()::halt).listen()) {
      try {
        runParts(words);
      } catch (Error e) {
        words.uncaughtException(Thread.currentThread(), e);
        throw e;
      }
    }
  }

  private void runParts(LastWords words) throws StartException, CommandFailedException {
    long startedNanos = System.nanoTime();
    // Standard output may be closed: alarms are still evaluated, and other clients read them.
    console.goOnWithoutOutput(reason -> texts.sentence("up.output_lost", reason));
    if (configuration.kafka().bootstrap().isPresent()) {
      // An unavailable cluster is reported at once, before a data folder is created.
      new KafkaTarget(configuration, texts, configuration.kafka().connection())
          .open(session)
          .close();
    }
    try (RunningSystem system =
        session
            .stop()
            .interrupting(() -> RunningSystem.start(configuration, new Printed(console, texts)))) {
      words.beforeTheEnd(system.engine()::endsWithoutMemory);
      if (awaitReady(system)) {
        words.takeOverThreads();
        sayReady(system, Duration.ofNanos(System.nanoTime() - startedNanos));
        demo.map(Up::model).ifPresent(model -> system.startDemo(model, session.clock()));
        watch(system);
      }
      if (system.brokerFailure().isDone()) {
        BrokerFault failure = system.brokerFailure().join();
        throw new CommandFailedException(failure.message(), failure.cause());
      }
    }
  }

  private static SimulationModel model(ModelName name) {
    return name == ModelName.plant ? SimulationModel.DEMO : SimulationModel.UNIFORM;
  }

  private Topics topics() {
    return configuration.kafka().topics();
  }

  /** Only this command closes an engine, later: without an engine, nothing is monitored. */
  private void checkAlive(Engine.Phase phase) throws CommandFailedException {
    if (phase == Engine.Phase.CLOSED) {
      throw new CommandFailedException(texts.sentence("up.engine_ended"));
    }
  }

  /** Returns false if the system was stopped, or has failed, before. */
  private boolean awaitReady(RunningSystem system) throws CommandFailedException {
    Engine engine = system.engine();
    CompletableFuture<BrokerFault> failure = system.brokerFailure();
    boolean reported = false;
    while (engine.phase() != Engine.Phase.RUNNING && !failure.isDone()) {
      checkAlive(engine.phase());
      if (session.stop().await(LOOK_EVERY)) {
        return false;
      }
      if (engine.phase() == Engine.Phase.RESTARTING && !reported) {
        reported = true;
        console.note(texts.get("up.engine_restarts", engine.lastFailure().orElseThrow()));
      }
    }
    return !failure.isDone();
  }

  /** Prints the same in every language: a line that programs wait for, and commands to try next. */
  private void sayReady(RunningSystem system, Duration took) {
    String address = system.clientBootstrap();
    console.line(
        "ready  Kafka %s  HTTP %s  data %s  (%.1f s)"
            .formatted(
                address,
                system.url().orElse("-"),
                configuration.data().folder(),
                took.toMillis() / 1000.0));
    if (system.needsUsers()) {
      console.line("  " + texts.get("up.users"));
    } else {
      console.line(
          "  kcat:  echo '{\"sensor_id\": \"S9\", \"temperature\": 83}' | kcat -P -b %s -t %s -k S9"
              .formatted(address, topics().readings()));
    }
    console.line("  suhu:  ./suhu watch  |  ./suhu alarms list  |  Ctrl-C");
    console.flush();
  }

  private static String stored(RunningSystem system) {
    OptionalLong stored = system.storedReadings();
    return stored.isPresent() ? String.valueOf(stored.getAsLong()) : "-";
  }

  private void watch(RunningSystem system) throws CommandFailedException {
    CompletableFuture<BrokerFault> failure = system.brokerFailure();
    try (Summary summary = new Summary(system.connection(), topics())) {
      long nextNanos = System.nanoTime() + FIRST_SUMMARY_AFTER.toNanos();
      EngineNews news = new EngineNews();
      while (!failure.isDone() && !session.stop().await(LOOK_EVERY)) {
        Engine.Phase phase = system.engine().phase();
        checkAlive(phase);
        news.at(phase).ifPresent(text -> console.note(texts.get(text)));
        if (System.nanoTime() - nextNanos >= 0) {
          nextNanos = System.nanoTime() + SUMMARY_EVERY.toNanos();
          summary
              .now()
              .ifPresent(
                  counts ->
                      console.line(
                          texts.get(
                              "up.summary",
                              counts.readingsPerSecond(),
                              system.sensors(),
                              system.activeAlarms(),
                              counts.lag(),
                              stored(system))));
          console.flush();
        }
      }
    }
  }
}
