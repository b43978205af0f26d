package id.suhu.app.cli.users;

import id.suhu.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code suhu kafka-user}: contains {@code add}, {@code remove} and {@code list}. */
@Command(
    name = "kafka-user",
    description = {
      "Manage the users of the embedded Kafka on other machines, and their roles.",
      "Works on this machine, whether or not Suhu is running.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu kafka-user add gateway-1 --role sender",
      "  suhu kafka-user add panel --role reader --password-file panel.txt",
      "  suhu kafka-user remove gateway-1",
      "  suhu kafka-user list --format json",
    })
public final class KafkaUserCommand extends CommandGroup {}
