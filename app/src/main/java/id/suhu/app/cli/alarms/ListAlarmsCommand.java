package id.suhu.app.cli.alarms;

import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.KafkaOptions;
import id.suhu.app.cli.kafka.Statuses;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu alarms list}. */
@Command(
    name = "list",
    description = {
      "Show the alarms that need attention: those that are active, latched or not acknowledged.",
      "The most severe come first, then the longest standing.",
      "With --format json each line is the alarm's latest event, with raised_time and quality.",
    },
    footerHeading = "%nExamples:%n",
    footer = {"  suhu alarms list", "  suhu alarms list --format json | jq .alarm_id"})
public final class ListAlarmsCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private FormatOption format = new FormatOption();

  /** The command in a session. */
  public ListAlarmsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    var target = kafka.target(session);
    OpenAlarms alarms = new OpenAlarms();
    List<OpenAlarm> open;
    try (KafkaAccess access = target.open(session)) {
      access.scan(
          access.topics().alarms(),
          record -> {
            byte[] value = record.value();
            if (value == null) {
              return;
            }
            try {
              alarms.take(value);
            } catch (IllegalArgumentException e) {
              // 'alarms journal' tells of records that are no events.
              return;
            }
          });
      open = alarms.list(Statuses.read(access));
    }
    if (open.isEmpty()) {
      session.console().note(target.texts().sentence("alarms.none"));
    } else if (!format.json()) {
      session.console().note(OpenAlarmLine.heading());
    }
    for (OpenAlarm alarm : open) {
      session
          .console()
          .line(
              format.json()
                  ? OpenAlarmLine.json(alarm)
                  : OpenAlarmLine.text(alarm, target.texts(), session.console().colours()));
    }
    return ExitCode.DONE;
  }
}
