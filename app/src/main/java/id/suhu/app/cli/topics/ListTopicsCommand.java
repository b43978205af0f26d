package id.suhu.app.cli.topics;

import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.TopicPlan;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu topics list}. */
@Command(
    name = "list",
    description = "List Suhu's existing topics.",
    footerHeading = "%nExamples:%n",
    footer = {"  suhu topics list", "  suhu topics list --format json"})
public final class ListTopicsCommand extends KafkaCommand {

  @Mixin private FormatOption format = new FormatOption();

  /** Creates the command for a session. */
  public ListTopicsCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) {
    var found = new TopicSetup(plant.questions().admin(), plant.topics()).find();
    TopicTable.print(found.values(), session().console(), format.json());
    List<String> missing =
        plant.topics().plans().stream()
            .map(TopicPlan::name)
            .filter(name -> !found.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      session()
          .console()
          .note(target.texts().sentence("topics.missing", String.join(", ", missing)));
    }
    return ExitCode.DONE;
  }
}
