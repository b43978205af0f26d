package id.suhu.app.cli.topics;

import id.suhu.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code suhu topics}: contains {@code create} and {@code list}. */
@Command(
    name = "topics",
    description = "Create or list Suhu's topics, in any Kafka cluster.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu topics create",
      "  suhu topics create --bootstrap kafka:9092 --partitions 6 --replication-factor 3",
      "  suhu topics list --format json",
    })
public final class TopicsCommand extends CommandGroup {}
