package id.suhu.app.cli.topics;

import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.KafkaOptions;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.admin.TopicSetupException;
import id.suhu.kafka.topic.TopicPlan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu topics list}. */
@Command(
    name = "list",
    description = "List those of Suhu's topics that are there.",
    footerHeading = "%nExamples:%n",
    footer = {"  suhu topics list", "  suhu topics list --format json"})
public final class ListTopicsCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private FormatOption format = new FormatOption();

  /** The command in a session. */
  public ListTopicsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    var target = kafka.target(session);
    try (KafkaAccess access = target.open(session)) {
      var found = new TopicSetup(access.admin(), access.topics()).find();
      TopicTable.print(found.values(), session.console(), format.json());
      List<String> missing =
          access.topics().plans().stream()
              .map(TopicPlan::name)
              .filter(name -> !found.containsKey(name))
              .toList();
      if (!missing.isEmpty()) {
        session
            .console()
            .note(target.texts().sentence("topics.missing", String.join(", ", missing)));
      }
      return ExitCode.DONE;
    } catch (TopicSetupException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    }
  }
}
