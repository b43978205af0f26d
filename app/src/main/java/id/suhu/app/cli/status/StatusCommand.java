package id.suhu.app.cli.status;

import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.KafkaOptions;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu status}. */
@Command(
    name = "status",
    description = {
      "Show how many readings came, were judged, rejected or late, how the sensors are, and whether"
          + " an engine is at work.",
      "The numbers are counted in Kafka; 'suhu doctor' checks that they add up.",
    },
    footerHeading = "%nExamples:%n",
    footer = {"  suhu status", "  suhu status --format json | jq .lag"})
public final class StatusCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private FormatOption format = new FormatOption();

  /** The command in a session. */
  public StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    var target = kafka.target(session);
    try (KafkaAccess access = target.open(session)) {
      Status status = StatusCount.of(access);
      if (format.json()) {
        session.console().line(StatusLines.json(status));
      } else {
        StatusLines.text(status, target.texts()).forEach(session.console()::line);
      }
    }
    return ExitCode.DONE;
  }
}
