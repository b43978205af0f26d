package id.suhu.app;

import id.suhu.core.rule.RuleBook;
import id.suhu.engine.Engine;
import id.suhu.engine.EngineSettings;
import id.suhu.engine.EngineStartException;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import id.suhu.testkit.TestSession;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Base of tests of the commands with a real broker: the broker, a session, readings. */
@ExtendWith(SharedBroker.class)
abstract class CommandsOnBroker {

  @SuppressWarnings("NullAway.Init") // set before each test
  static TestBroker broker;

  final TestSession session = new TestSession();

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  final int run(Topics topics, String arguments) {
    return run(session, topics, arguments);
  }

  static int run(TestSession session, Topics topics, String arguments) {
    return run(session, topics, List.of(arguments.split(" ")));
  }

  static int run(TestSession session, Topics topics, List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    words.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic", topics.readings()));
    return Main.program(session.session()).execute(words.toArray(String[]::new));
  }

  /** Starts an engine, with its files in a folder. */
  static Engine start(Topics topics, RuleBook rules, Path folder) throws EngineStartException {
    return Engine.start(
        new EngineSettings(
            broker.connection(),
            topics,
            rules,
            new ReadingDecoder(),
            folder.resolve("engine"),
            InstantSource.system(),
            EngineSettings.DEFAULT_MAX_SENSORS,
            Optional.empty()));
  }

  static void reading(Topics topics, String sensor, double celsius, int second) {
    broker.send(
        topics.readings(),
        sensor,
        "{\"sensor_id\": \"%s\", \"temperature\": %s, \"timestamp\": \"2026-03-01T07:00:%02dZ\"}"
            .formatted(sensor, celsius, second));
  }
}
