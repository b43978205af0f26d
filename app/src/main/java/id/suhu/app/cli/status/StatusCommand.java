package id.suhu.app.cli.status;

import id.suhu.app.cli.api.Api;
import id.suhu.app.cli.api.UrlOption;
import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.StoreStatus;
import id.suhu.view.status.StatusCount;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu status}. */
@Command(
    name = "status",
    description = {
      "Show the numbers of received, evaluated, rejected and late readings, the"
          + " sensors by quality, and whether an engine is running.",
      "What was stored is asked of the process that stores, at --url.",
      "The other numbers are counted in Kafka; 'suhu doctor' checks their consistency.",
    },
    footerHeading = "%nExamples:%n",
    footer = {"  suhu status", "  suhu status --format json | jq .lag"})
public final class StatusCommand extends KafkaCommand {

  @Mixin private FormatOption format = new FormatOption();
  @Mixin private UrlOption url = new UrlOption();

  /** Creates the command for a session. */
  public StatusCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) {
    PlantStatus status = StatusCount.of(plant);
    Api api = url.api(target.configuration(), target.texts(), session());
    Optional<StoreStatus> store = store(target, plant, api);
    if (format.json()) {
      session().console().line(StatusLines.json(status, store));
    } else {
      Texts texts = target.texts();
      StatusLines.text(status, texts).forEach(session().console()::line);
      store.ifPresent(
          of -> StatusLines.text(of, api.url(), texts).forEach(session().console()::line));
    }
    return ExitCode.DONE;
  }

  /** Asks the process that stores; its absence is told, but the rest of the status is right. */
  private Optional<StoreStatus> store(KafkaTarget target, PlantKafka plant, Api api) {
    try {
      return Optional.of(api.store(plant));
    } catch (CommandFailedException e) {
      session()
          .console()
          .note(target.texts().get("status.store_unknown", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }
}
