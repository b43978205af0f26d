package id.suhu.app.cli.users;

import id.suhu.broker.KafkaUser;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.JsonLine;
import id.suhu.cli.Printable;
import id.suhu.cli.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code suhu kafka-user list}. */
@Command(
    name = "list",
    description = "List users and their roles.",
    footerHeading = "%nExamples:%n",
    footer = {"  suhu kafka-user list", "  suhu kafka-user list --format json"})
public final class ListUsersCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private UserOptions options = new UserOptions();
  @Mixin private FormatOption format = new FormatOption();

  /** Creates the command for a session. */
  public ListUsersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    var settings = options.read(session);
    List<KafkaUser> found = new ArrayList<>();
    UserOptions.open(settings, users -> found.addAll(users.list()));
    if (found.isEmpty()) {
      session.console().note(settings.texts().get("users.none"));
    }
    for (KafkaUser user : found) {
      session.console().line(format.json() ? json(user) : text(user));
    }
    return ExitCode.DONE;
  }

  private static String text(KafkaUser user) {
    return "%-32s %s"
        .formatted(Printable.of(user.name()), user.role().map(Object::toString).orElse("?"));
  }

  private static String json(KafkaUser user) {
    return JsonLine.of(
        line -> {
          line.writeStringField("user", user.name());
          if (user.role().isPresent()) {
            line.writeStringField("role", user.role().get().toString());
          } else {
            line.writeNullField("role");
          }
        });
  }
}
