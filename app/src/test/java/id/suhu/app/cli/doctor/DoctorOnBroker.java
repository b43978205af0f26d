package id.suhu.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.cli.SuhuCommand;
import id.suhu.cli.Console;
import id.suhu.cli.Program;
import id.suhu.cli.Session;
import id.suhu.cli.Stop;
import id.suhu.core.rule.RuleBook;
import id.suhu.engine.Engine;
import id.suhu.engine.EngineSettings;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Base of the doctor's tests with a real broker: the broker, an engine, and the output. */
@ExtendWith(SharedBroker.class)
abstract class DoctorOnBroker {

  static TestBroker broker;

  @TempDir Path folder;

  final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  /** Runs the command until the counts of a running engine agree; returns the last exit code. */
  final int runWithEngine(Topics topics, int maxSensors) throws Exception {
    try (Engine engine = Engine.start(settings(topics, maxSensors))) {
      assertThat(engine.phase()).isNotNull();
      long start = System.nanoTime();
      int code;
      do {
        data.reset();
        code = run(topics, "--format", "json");
      } while (!out().contains("\"check\":\"engine_counts\",\"result\":\"ok\"")
          && System.nanoTime() - start < Duration.ofSeconds(40).toNanos());
      return code;
    }
  }

  final EngineSettings settings(Topics topics, int maxSensors) {
    return new EngineSettings(
        broker.connection(),
        topics,
        RuleBook.DEFAULT,
        new ReadingDecoder(),
        folder.resolve("engine"),
        InstantSource.system(),
        maxSensors,
        Optional.empty());
  }

  final int run(Topics topics, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic", topics.readings()));
    return run(Map.of(), arguments.toArray(String[]::new));
  }

  final int run(Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("LANG", "en_GB.UTF-8");
    all.put("SUHU_DATA_FOLDER", folder.toString());
    Session session =
        new Session(
            new Console(data, notes, false, false),
            new Stop(),
            all,
            InstantSource.system(),
            level -> {});
    List<String> line = new ArrayList<>(List.of("doctor"));
    line.addAll(List.of(arguments));
    return new Program(
            session,
            SuhuCommand.holding(session, List.of(new CommandLine(new DoctorCommand(session)))))
        .run(line.toArray(String[]::new));
  }

  final String out() {
    return data.toString(StandardCharsets.UTF_8);
  }
}
