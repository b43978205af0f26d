package id.suhu.app.cli.users;

import id.suhu.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code suhu kafka-user}: holds {@code add}, {@code remove} and {@code list}. */
@Command(
    name = "kafka-user",
    description = {
      "Say who may reach the embedded Kafka from other machines, and what they may do.",
      "Works on this machine, whether Suhu runs or not.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu kafka-user add gateway-1 --role sender",
      "  suhu kafka-user add panel --role reader --password-file panel.txt",
      "  suhu kafka-user remove gateway-1",
      "  suhu kafka-user list --format json",
    })
public final class KafkaUserCommand extends CommandGroup {}
