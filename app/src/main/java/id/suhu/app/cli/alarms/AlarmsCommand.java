package id.suhu.app.cli.alarms;

import id.suhu.app.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code suhu alarms}: holds {@code list}, {@code journal} and the operators' commands. */
@Command(
    name = "alarms",
    description = "Show what needs attention, or everything that happened; acknowledge, shelve, …",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu alarms list",
      "  suhu alarms journal --follow",
      "  suhu alarms ack S1/high --comment 'on my way'",
      "  suhu alarms shelve 'press-4*' --for 2h --reason maintenance",
    })
public final class AlarmsCommand extends CommandGroup {}
