package id.suhu.app.cli.alarms;

import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import id.suhu.kafka.PlantKafka;
import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.alarm.OpenAlarms;
import id.suhu.view.status.Statuses;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms list}. */
@Command(
    name = "list",
    description = {
      "Show the alarms that need attention: active, latched or unacknowledged ones.",
      "Those that are shelved or out of service are in lists of their own. The most severe ones come"
          + " first, then the oldest.",
      "With --format json, each line is the alarm's latest event, with raised_time and quality, and"
          + " with who has shelved the alarm or taken it out of service.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms list",
      "  suhu alarms list --shelved",
      "  suhu alarms list --format json | jq .alarm_id",
    })
public final class ListAlarmsCommand extends KafkaCommand {

  @Mixin private FormatOption format = new FormatOption();

  @ArgGroup(exclusive = true)
  private ListedOptions listed = new ListedOptions();

  /** Creates the command for a session. */
  public ListAlarmsCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) {
    List<OpenAlarm> open =
        OpenAlarms.read(plant, Statuses.read(plant)).stream().filter(listed::includes).toList();
    if (open.isEmpty()) {
      session().console().note(target.texts().sentence(listed.emptyKey()));
    } else if (!format.json()) {
      session().console().note(OpenAlarmLine.heading());
    }
    for (OpenAlarm alarm : open) {
      session()
          .console()
          .line(
              format.json()
                  ? OpenAlarmLine.json(alarm)
                  : OpenAlarmLine.text(alarm, target.texts(), session().console().colours()));
    }
    return ExitCode.DONE;
  }
}
