package id.suhu.app.cli.alarms;

import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.CountConverter;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.TopicReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu alarms journal}. */
@Command(
    name = "journal",
    description = {
      "Show all alarm events, from the oldest one in the topic. Events of one sensor are in order.",
      "With --format json, each line is the event as written in its topic.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms journal",
      "  suhu alarms journal --follow --sensor S1",
      "  suhu alarms journal --format json | jq .message",
    })
public final class JournalCommand extends KafkaCommand {

  @Mixin private FormatOption format = new FormatOption();

  @Option(names = "--follow", description = "Continue with new events.")
  private boolean follow;

  @Option(names = "--sensor", paramLabel = "ID", description = "Only this sensor's events.")
  private @Nullable String sensor;

  @Option(
      names = "--max",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "Stop after N events.")
  private @Nullable Long max;

  /** Creates the command for a session. */
  public JournalCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) {
    Journal journal =
        new Journal(
            Optional.ofNullable(sensor),
            Optional.ofNullable(max),
            format.json(),
            session().console(),
            target.texts());
    try (TopicReader reader = plant.reader(plant.topics().alarms())) {
      reader.scan(journal::take);
      session().console().flush();
      if (follow && journal.wantsMore()) {
        reader.tail(() -> !session().stop().asked(), journal::take, session().console()::flush);
      }
    }
    journal.close();
    return ExitCode.DONE;
  }
}
