package id.suhu.app.cli.watch;

import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.CelsiusConverter;
import id.suhu.cli.CountConverter;
import id.suhu.cli.DurationConverter;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.HighReading;
import id.suhu.cli.Session;
import id.suhu.core.reading.Reading;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.TopicReader;
import id.suhu.messages.Numbers;
import id.suhu.messages.ReadingDecoder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu watch}. */
@Command(
    name = "watch",
    description = "Show readings above a limit as they arrive.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu watch",
      "  suhu watch --limit 95.5 --for 10m",
      "  suhu watch --from-beginning --max 100 --format json",
    })
public final class WatchCommand extends KafkaCommand {

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--limit",
      paramLabel = "CELSIUS",
      defaultValue = "80",
      converter = CelsiusConverter.class,
      description = "Show readings strictly above this limit, °C (default: ${DEFAULT-VALUE}).")
  private double limit;

  @Option(names = "--from-beginning", description = "Show existing readings too.")
  private boolean fromBeginning;

  @Option(
      names = "--max",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "Stop after N readings.")
  private @Nullable Long max;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop after a time, such as 30s or 10m.")
  private @Nullable Duration time;

  /** Creates the command for a session. */
  public WatchCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) {
    Function<Reading, String> line =
        format.json()
            ? HighReading::json
            : reading -> HighReading.text(reading, target.texts(), session().console().colours());
    Watch watch =
        new Watch(
            new WatchBounds(
                limit, fromBeginning, Optional.ofNullable(max), Optional.ofNullable(time)),
            new ReadingDecoder(target.configuration().readings().retention()),
            line,
            session().console(),
            target.texts(),
            session().stop());
    try (TopicReader reader = plant.reader(plant.topics().readings())) {
      watch.run(reader, () -> tell(target));
    }
    return ExitCode.DONE;
  }

  private void tell(KafkaTarget target) {
    session()
        .console()
        .note(
            target
                .texts()
                .sentence(
                    "watch.start",
                    target.topics().readings(),
                    target.connection().bootstrap(),
                    Numbers.temperature(limit)));
    if (!format.json()) {
      session().console().note(HighReading.heading());
    }
  }
}
