package id.suhu.app.cli.alarms;

import id.suhu.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code suhu alarms}: contains {@code list} and {@code journal}. */
@Command(
    name = "alarms",
    description = "Show the alarms that need attention, or the alarm journal.",
    footerHeading = "%nExamples:%n",
    footer = {"  suhu alarms list", "  suhu alarms journal --follow"})
public final class AlarmsCommand extends CommandGroup {}
