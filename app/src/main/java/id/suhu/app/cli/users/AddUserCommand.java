package id.suhu.app.cli.users;

import id.suhu.broker.Role;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.Session;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suhu kafka-user add}. */
@Command(
    name = "add",
    description = {
      "Add a user, or change a user's password and role.",
      "Prompts for the password on a terminal; otherwise it is one line of the input.",
      "Clients need security.protocol=SASL_PLAINTEXT, sasl.mechanism=SCRAM-SHA-512 (or 256).",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu kafka-user add gateway-1 --role sender",
      "  suhu kafka-user add panel --role reader --password-file panel.txt",
    })
public final class AddUserCommand implements Callable<Integer> {

  private final Session session;
  private final PasswordSource passwords;

  @Mixin private UserOptions options = new UserOptions();

  @Parameters(paramLabel = "NAME", description = "1 to 64 letters, digits, '.', '_' and '-'.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "sender|reader|operator",
      description =
          "sender: send readings; reader: read all topics; operator: both, and send commands.")
  private Role role = Role.SENDER;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File whose first line is the password.")
  private @Nullable Path passwordFile;

  /**
   * Creates the command for a session.
   *
   * @param passwords used if no file is named
   */
  public AddUserCommand(Session session, PasswordSource passwords) {
    this.session = session;
    this.passwords = passwords;
  }

  @Override
  public Integer call() throws CommandFailedException {
    var settings = options.read(session);
    PasswordSource source = passwordFile == null ? passwords : PasswordSource.file(passwordFile);
    String password = source.read(settings.texts());
    UserOptions.open(settings, users -> users.add(name, password, role));
    session.console().note(settings.texts().get("users.added", name, role));
    session.console().note("  security.protocol=SASL_PLAINTEXT");
    session.console().note("  sasl.mechanism=SCRAM-SHA-512");
    session
        .console()
        .note(
            "  sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"%s\" password=\"…\";".formatted(name));
    return ExitCode.DONE;
  }
}
