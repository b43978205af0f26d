package id.suhu.app.cli.alarms;

import id.suhu.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code suhu alarms}: holds {@code list} and {@code journal}. */
@Command(
    name = "alarms",
    description = "Show what needs attention, or everything that happened.",
    footerHeading = "%nExamples:%n",
    footer = {"  suhu alarms list", "  suhu alarms journal --follow"})
public final class AlarmsCommand extends CommandGroup {}
