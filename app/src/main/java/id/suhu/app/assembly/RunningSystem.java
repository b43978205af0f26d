package id.suhu.app.assembly;

import id.suhu.app.config.Configuration;
import id.suhu.broker.BrokerFault;
import id.suhu.core.time.GrowingPause;
import id.suhu.engine.Engine;
import id.suhu.engine.EngineSettings;
import id.suhu.engine.EngineStartException;
import id.suhu.kafka.KafkaConnection;
import id.suhu.messages.ReadingDecoder;
import id.suhu.sim.plant.SimulationModel;
import id.suhu.view.live.LivePlant;
import id.suhu.view.live.ReadingTail;
import id.suhu.web.WebServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;

/**
 * The Suhu system in this process. The parts start in this order, and stop in the reverse:
 *
 * <ol>
 *   <li>Kafka, with its topics;
 *   <li>the live log, which also follows the plant's state, so that it misses no event, and
 *       announces the engine's last ones;
 *   <li>the store, so that it takes the engine's last events, unless another process stores;
 *   <li>the engine;
 *   <li>the HTTP API;
 *   <li>simulated sensors, if requested.
 * </ol>
 *
 * <p>Thread-safe.
 */
public final class RunningSystem implements AutoCloseable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Configuration configuration;
  private final Announcements announcements;
  private final Parts parts;
  private final KafkaPart kafka;
  private final LivePlant live;
  private final StorePart store;
  private final Engine engine;
  private final Optional<WebServer> web;

  private RunningSystem(
      Configuration configuration,
      Announcements announcements,
      Parts parts,
      KafkaPart kafka,
      LivePlant live,
      StorePart store,
      Engine engine,
      Optional<WebServer> web) {
    this.configuration = configuration;
    this.announcements = announcements;
    this.parts = parts;
    this.kafka = kafka;
    this.live = live;
    this.store = store;
    this.engine = engine;
    this.web = web;
  }

  /**
   * Starts everything except simulated sensors. Readings can be sent afterwards; they are evaluated
   * once the engine's phase is running.
   *
   * @throws StartException if a part cannot start; parts already started are stopped
   */
  public static RunningSystem start(Configuration configuration, Announcements announcements)
      throws StartException {
    Parts parts = new Parts();
    try {
      KafkaPart kafka = KafkaPart.start(configuration);
      parts.add(kafka.opened());
      kafka.makeTopics(configuration.kafka());
      LivePlant live = new LivePlant(InstantSource.system(), configuration.readings().maxSensors());
      var unusedLog = parts.add(liveLog(configuration, kafka, announcements, live));
      CompletableFuture<Engine> started = new CompletableFuture<>();
      StorePart store =
          parts.add(
              StorePart.start(
                  configuration, kafka, decoder(configuration), () -> isRunning(started)));
      Engine engine = parts.add(engine(configuration, kafka));
      started.complete(engine);
      var unusedTail = parts.add(tail(configuration, kafka, live));
      Optional<WebServer> web =
          WebPart.start(
              configuration,
              kafka,
              engine,
              store,
              live,
              parts.add(new DiskWatch(configuration.data().folder())),
              announcements);
      web.ifPresent(parts::add);
      return new RunningSystem(
          configuration, announcements, parts, kafka, live, store, engine, web);
    } catch (KafkaException e) {
      parts.close();
      throw new StartException("Kafka failed during the start: " + e.getMessage(), e);
    } catch (StartException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static LiveLog liveLog(
      Configuration configuration, KafkaPart kafka, Announcements announcements, LivePlant live) {
    Map<String, Object> name = Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "suhu-live-log");
    return new LiveLog(
        () -> kafka.connection().consumer(name),
        configuration.kafka().topics(),
        announcements,
        live,
        new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE));
  }

  private static ReadingTail tail(Configuration configuration, KafkaPart kafka, LivePlant live) {
    Map<String, Object> name = Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "suhu-reading-tail");
    return new ReadingTail(
        () -> kafka.connection().consumer(name),
        configuration.kafka().topics().readings(),
        decoder(configuration),
        live);
  }

  private static boolean isRunning(CompletableFuture<Engine> engine) {
    return engine.isDone() && engine.join().phase() == Engine.Phase.RUNNING;
  }

  private static ReadingDecoder decoder(Configuration configuration) {
    return new ReadingDecoder(configuration.readings().retention());
  }

  private static Engine engine(Configuration configuration, KafkaPart kafka) throws StartException {
    try {
      return Engine.start(
          new EngineSettings(
              kafka.connection(),
              configuration.kafka().topics(),
              configuration.rules(),
              decoder(configuration),
              configuration.data().folder().resolve("engine"),
              InstantSource.system(),
              configuration.readings().maxSensors(),
              configuration.kafka().replicationFactor()));
    } catch (EngineStartException e) {
      throw new StartException(e);
    }
  }

  /** Starts simulated sensors. */
  public void startDemo(SimulationModel model, InstantSource clock) {
    parts.add(
        Demo.start(
            model,
            kafka.connection(),
            configuration.kafka().topics(),
            clock,
            announcements::demoEnded));
  }

  /** Returns the connection for this process' own clients. */
  public KafkaConnection connection() {
    return kafka.connection();
  }

  /** Returns the address for other clients. */
  public String clientBootstrap() {
    return kafka.clientBootstrap();
  }

  /** Returns the URL of the HTTP API; empty if its address could not be used. */
  public Optional<String> url() {
    return web.map(server -> "http://" + server.address());
  }

  /** Returns whether clients on other machines need a name and a password. */
  public boolean needsUsers() {
    return kafka.needsUsers();
  }

  /**
   * Returns a future that completes if the embedded broker stops by itself; never if there is none.
   */
  public CompletableFuture<BrokerFault> brokerFailure() {
    return kafka.failure();
  }

  /** Returns the engine. */
  public Engine engine() {
    return engine;
  }

  /** Returns the number of known sensors. */
  public int sensors() {
    return live.totals().sensors();
  }

  /** Returns the number of stored readings; empty if this process does not store them. */
  public OptionalLong storedReadings() {
    return store.storedReadings();
  }

  /** Returns the number of active alarms. */
  public int activeAlarms() {
    return live.totals().activeAlarms();
  }

  @Override
  public void close() {
    parts.close();
  }
}
