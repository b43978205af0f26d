package id.suhu.app.assembly;

import id.suhu.app.config.Configuration;
import id.suhu.engine.Engine;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.ReadingDecoder;
import id.suhu.view.alarm.OpenAlarms;
import id.suhu.view.live.LivePlant;
import id.suhu.view.operator.Exchange;
import id.suhu.view.status.RejectedRecords;
import id.suhu.view.status.StatusCount;
import id.suhu.view.status.Statuses;
import id.suhu.web.KafkaReadingSender;
import id.suhu.web.ReadingIntake;
import id.suhu.web.WebException;
import id.suhu.web.WebParts;
import id.suhu.web.WebServer;
import id.suhu.web.live.LiveParts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The HTTP API of a running system. */
final class WebPart {

  private static final Duration KAFKA_WITHIN = Duration.ofSeconds(5);
  private static final Duration STORE_WITHIN = Duration.ofSeconds(10);

  /** As long as the command line waits. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private WebPart() {}

  /** Serves the API; a fault, such as an address that is taken, must not prevent alarms. */
  static Optional<WebServer> start(
      Configuration configuration,
      KafkaPart kafka,
      Engine engine,
      StorePart store,
      LivePlant live,
      DiskWatch disk,
      Announcements announcements) {
    InstantSource clock = InstantSource.system();
    try {
      return Optional.of(
          WebServer.start(
              configuration.http().listen(),
              new WebParts(
                  () -> Readiness.of(kafka, engine, store).checks(),
                  () -> Figures.of(live, engine, store),
                  () -> ask(configuration, kafka, StatusCount::of),
                  () ->
                      ask(
                          configuration,
                          kafka,
                          plant -> OpenAlarms.read(plant, Statuses.read(plant))),
                  new LiveParts(
                      live,
                      configuration.rules()::forSensor,
                      () -> engine.phase().name().toLowerCase(Locale.ROOT)),
                  (orders, repeatable) ->
                      ask(
                          configuration,
                          kafka,
                          plant ->
                              new Exchange(plant, orders)
                                  .run(repeatable, clock.millis(), ANSWER_WITHIN, () -> true)),
                  store::open,
                  STORE_WITHIN,
                  store::status,
                  store::importReadings,
                  new ReadingIntake(
                      new ReadingDecoder(configuration.readings().retention()),
                      new KafkaReadingSender(kafka.connection(), configuration.kafka().topics())),
                  newest ->
                      ask(configuration, kafka, plant -> RejectedRecords.newest(plant, newest)),
                  disk::space,
                  clock,
                  configuration.store().retention())));
    } catch (WebException | RuntimeException e) {
      announcements.httpFailed(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static <T> T ask(
      Configuration configuration, KafkaPart kafka, Function<PlantKafka, T> question) {
    try (PlantKafka plant =
        PlantKafka.open(
            kafka.connection(), configuration.kafka().topics(), KAFKA_WITHIN, () -> {})) {
      return question.apply(plant);
    }
  }
}
