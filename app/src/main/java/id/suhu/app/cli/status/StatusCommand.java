package id.suhu.app.cli.status;

import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.PlantStatus;
import id.suhu.view.status.StatusCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu status}. */
@Command(
    name = "status",
    description = {
      "Show the numbers of received, evaluated, rejected and late readings, the"
          + " sensors by quality, and whether an engine is running.",
      "The numbers are counted in Kafka; 'suhu doctor' checks their consistency.",
    },
    footerHeading = "%nExamples:%n",
    footer = {"  suhu status", "  suhu status --format json | jq .lag"})
public final class StatusCommand extends KafkaCommand {

  @Mixin private FormatOption format = new FormatOption();

  /** Creates the command for a session. */
  public StatusCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) {
    PlantStatus status = StatusCount.of(plant);
    if (format.json()) {
      session().console().line(StatusLines.json(status));
    } else {
      StatusLines.text(status, target.texts()).forEach(session().console()::line);
    }
    return ExitCode.DONE;
  }
}
