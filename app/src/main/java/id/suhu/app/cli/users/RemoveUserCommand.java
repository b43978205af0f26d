package id.suhu.app.cli.users;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suhu kafka-user remove}. */
@Command(
    name = "remove",
    description = "Remove a user; existing connections of the user lose all rights.",
    footerHeading = "%nExamples:%n",
    footer = {"  suhu kafka-user remove gateway-1"})
public final class RemoveUserCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private UserOptions options = new UserOptions();

  @Parameters(paramLabel = "NAME", description = "Who.")
  private String name = "";

  /** Creates the command for a session. */
  public RemoveUserCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    var settings = options.read(session);
    UserOptions.open(settings, users -> users.remove(name));
    session.console().note(settings.texts().get("users.removed", name));
    return ExitCode.DONE;
  }
}
