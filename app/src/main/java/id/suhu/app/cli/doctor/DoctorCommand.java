package id.suhu.app.cli.doctor;

import id.suhu.app.cli.api.UrlOption;
import id.suhu.app.cli.kafka.KafkaOptions;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.app.config.ConfigurationException;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Language;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.ReadingDecoder;
import id.suhu.view.alarm.LostStates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu doctor}. */
@Command(
    name = "doctor",
    description = {
      "Check this machine, the configuration, Kafka and the engine.",
      "Recounts the reading topic and compares the result with the engine's output, and with the"
          + " database of the system at --url.",
      "Prints one line per check: ✓ passed, ✗ failed (with a remedy), – not possible now.",
      "The exit code is 1 if a check failed.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu doctor",
      "  suhu doctor --quick",
      "  suhu doctor --format json | jq 'select(.check == \"recount\")'",
    })
public final class DoctorCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private UrlOption url = new UrlOption();

  @Option(names = "--quick", description = "Skip the recount.")
  private boolean quick;

  /** Creates the command for a session. */
  public DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Report report = new Report(session.console(), format.json());
    check(report);
    return report.anyWrong() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void check(Report report) {
    KafkaTarget target;
    try {
      target = kafka.target(session);
    } catch (CommandFailedException e) {
      Texts texts = new Texts(Language.of(session.environment()));
      report.add(new MachineChecks(texts).java(Runtime.version()));
      faults(e).forEach(fault -> report.add(Finding.of("configuration", false, fault)));
      return;
    }
    Texts texts = target.texts();
    MachineChecks machine = new MachineChecks(texts);
    Path folder = target.configuration().data().folder();
    report.add(machine.java(Runtime.version()));
    report.add(Finding.of("configuration", true, texts.get("doctor.configuration")));
    report.add(machine.folder(folder));
    report.add(machine.space(folder));
    try (PlantKafka plant = target.open(session)) {
      report.add(
          Finding.of("kafka", true, texts.get("doctor.kafka", target.connection().bootstrap())));
      checkInside(plant, target, report);
    } catch (CommandFailedException e) {
      report.add(Finding.of("kafka", false, String.valueOf(e.getMessage())));
    } catch (KafkaException e) {
      String fault = String.valueOf(target.explained(e).getMessage());
      report.add(Finding.of("kafka", false, fault));
    }
  }

  private void checkInside(PlantKafka plant, KafkaTarget target, Report report) {
    Texts texts = target.texts();
    TopicChecks topics = new TopicChecks(plant, texts);
    topics.findings().forEach(report::add);
    if (!topics.complete()) {
      return;
    }
    new EngineChecks(plant, texts, session.stop()).findings().forEach(report::add);
    if (!quick) {
      long dayAgoMs = session.clock().instant().minus(Duration.ofDays(1)).toEpochMilli();
      SortedSet<String> lost = LostStates.since(plant, dayAgoMs);
      report.add(
          Finding.of(
              "states",
              lost.isEmpty(),
              lost.isEmpty()
                  ? texts.get("doctor.states")
                  : texts.get("doctor.states_lost", lost.size(), lost.first())));
      ReadingDecoder decoder = new ReadingDecoder(target.configuration().readings().retention());
      new RecountChecks(plant, decoder, texts, session.stop()).findings().forEach(report::add);
      new StoreChecks(plant, url.api(target.configuration(), texts, session), texts, session.stop())
          .findings(decoder, oldestStoredMs(target))
          .forEach(report::add);
    }
  }

  /** Returns the event time of readings that the store has not removed yet, with a day to spare. */
  private long oldestStoredMs(KafkaTarget target) {
    return session
        .clock()
        .instant()
        .minus(target.configuration().store().retention())
        .plus(Duration.ofDays(1))
        .toEpochMilli();
  }

  private static List<String> faults(CommandFailedException e) {
    return e.getCause() instanceof ConfigurationException configuration
        ? configuration.faults()
        : List.of(String.valueOf(e.getMessage()));
  }
}
