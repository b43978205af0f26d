package id.suhu.app.cli.topics;

import id.suhu.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code suhu topics}: holds {@code create} and {@code list}. */
@Command(
    name = "topics",
    description = "Make Suhu's topics, on any Kafka, or list them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu topics create",
      "  suhu topics create --bootstrap kafka:9092 --partitions 6 --replication-factor 3",
      "  suhu topics list --format json",
    })
public final class TopicsCommand extends CommandGroup {}
