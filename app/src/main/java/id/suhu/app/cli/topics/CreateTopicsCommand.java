package id.suhu.app.cli.topics;

import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.CountConverter;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import id.suhu.cli.WrongUsageException;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.admin.TopicSetup;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu topics create}. */
@Command(
    name = "create",
    description = {
      "Create missing topics; existing topics are not changed.",
      "Then prints one line per topic.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu topics create",
      "  suhu topics create --bootstrap kafka:9092 --partitions 6 --replication-factor 3",
    })
public final class CreateTopicsCommand extends KafkaCommand {

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--partitions",
      paramLabel = "N",
      converter = CountConverter.class,
      description =
          "Partitions of created topics (default: as many as an existing reading topic"
              + " has, or the configured number, or the broker's default).")
  private @Nullable Long partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      converter = CountConverter.class,
      description =
          "Replicas of created topics (default: the configured number, or the broker's default).")
  private @Nullable Long replicationFactor;

  /** Creates the command for a session. */
  public CreateTopicsCommand(Session session) {
    super(session);
  }

  @Override
  protected void check() {
    bounded("--partitions", partitions, Integer.MAX_VALUE);
    bounded("--replication-factor", replicationFactor, Short.MAX_VALUE);
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) {
    Optional<Integer> partitionCount =
        Optional.ofNullable(partitions)
            .map(Long::intValue)
            .or(() -> target.configuration().kafka().partitions());
    Optional<Short> replicas =
        Optional.ofNullable(replicationFactor)
            .map(Long::shortValue)
            .or(() -> target.configuration().kafka().replicationFactor());
    TopicSetup setup = new TopicSetup(plant.questions().admin(), plant.topics());
    List<String> made = setup.ensure(partitionCount, replicas);
    TopicTable.print(setup.find().values(), session().console(), format.json());
    session()
        .console()
        .note(
            made.isEmpty()
                ? target.texts().sentence("topics.there")
                : target.texts().sentence("topics.made", String.join(", ", made)));
    return ExitCode.DONE;
  }

  private static void bounded(String option, @Nullable Long value, long most) {
    if (value != null && value > most) {
      throw new WrongUsageException("%s %d is more than %d".formatted(option, value, most));
    }
  }
}
