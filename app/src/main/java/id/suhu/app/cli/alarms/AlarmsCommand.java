package id.suhu.app.cli.alarms;

import id.suhu.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code suhu alarms}: contains the lists of alarms, and the commands of operators. */
@Command(
    name = "alarms",
    description = "Show the alarms or the alarm journal, or give a command to alarms.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms list",
      "  suhu alarms journal --follow",
      "  suhu alarms ack S1/high --comment 'on my way'",
    })
public final class AlarmsCommand extends CommandGroup {}
