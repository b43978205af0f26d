package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Console;
import id.suhu.cli.DurationConverter;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.cli.WrongUsageException;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Durations;
import id.suhu.messages.StatusRecord;
import id.suhu.view.alarm.OpenAlarms;
import id.suhu.view.operator.Exchange;
import id.suhu.view.operator.Order;
import id.suhu.view.operator.Outcome;
import id.suhu.view.operator.Request;
import id.suhu.view.operator.Target;
import id.suhu.view.status.Statuses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A command that an operator gives to alarms, such as {@code suhu alarms ack}. It succeeds if the
 * engine has executed it for every alarm.
 */
abstract class OperatorCommand extends KafkaCommand {

  private static final Target ANY = Target.named(new AlarmId(new SensorId("any"), "any"));

  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "ALARM",
      description = {
        "The id of an alarm, SENSOR/RULE, such as S1/high. Or, in quotes, a pattern with * and ?,"
            + " such as 'press-*/high': it stands for the alarms shown by 'suhu alarms list --all'"
            + " to which the command applies.",
      })
  private List<String> alarms = List.of();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who gives the command, for the journal (default: the system's user name).")
  private String user = "";

  @Option(
      names = "--command-id",
      paramLabel = "ID",
      description =
          "Identifies the command to one alarm: repeated with the same id, it is executed once,"
              + " and has the same answer (default: a new id).")
  private @Nullable String commandId;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "2s",
      converter = DurationConverter.class,
      description = "How long to wait for the engine's answers (default: ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ZERO;

  OperatorCommand(Session session) {
    super(session);
  }

  /**
   * Returns what is requested.
   *
   * @throws IllegalArgumentException if an option is invalid
   */
  abstract Request request();

  /** Returns the alarms as given: ids, or patterns of ids. */
  final List<Glob> names() {
    return alarms.stream().map(OperatorCommand::name).toList();
  }

  private static Glob name(String text) {
    if (text.isEmpty() || (new Glob(text).isLiteral() && AlarmId.of(text).isEmpty())) {
      throw new WrongUsageException(
          "'%s' is not the id of an alarm, such as S1/high, or a pattern, such as 'S*/high'"
              .formatted(text));
    }
    return new Glob(text);
  }

  @Override
  protected final void check() {
    List<Glob> names = names();
    if (commandId != null && (names.size() > 1 || !names.get(0).isLiteral())) {
      throw new WrongUsageException(
          "--command-id identifies the command to one alarm; specify one id of an alarm");
    }
    try {
      var unused = Order.of(ANY, request(), commandId(), user);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(String.valueOf(e.getMessage()));
    }
  }

  private String commandId() {
    return commandId != null ? commandId : UUID.randomUUID().toString();
  }

  @Override
  protected final int run(KafkaTarget target, PlantKafka plant) throws CommandFailedException {
    Request request = request();
    List<Glob> names = names();
    Selection selection = select(names, request, plant);
    List<Order> orders =
        selection.alarms().stream()
            .map(alarm -> Order.of(alarm, request, commandId(), user))
            .toList();
    List<Outcome> outcomes =
        new Exchange(plant, orders)
            .run(
                commandId != null,
                session().clock().millis(),
                patience,
                () -> !session().stop().asked());
    for (Outcome outcome : outcomes) {
      print(outcome, target.texts());
    }
    note(outcomes, selection.unmatched(), target.texts());
    return outcomes.stream().allMatch(Outcome::isAccepted) && selection.unmatched().isEmpty()
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  private static Selection select(List<Glob> names, Request request, PlantKafka plant) {
    if (names.stream().allMatch(Glob::isLiteral)) {
      return Selection.of(names, List.of(), request.reached(), List.of());
    }
    Map<String, StatusRecord> statuses = Statuses.read(plant);
    List<AlarmId> atRest =
        request.atRest()
            ? statuses.values().stream().flatMap(OperatorCommand::alarms).toList()
            : List.of();
    return Selection.of(names, OpenAlarms.read(plant, statuses), request.reached(), atRest);
  }

  private static Stream<AlarmId> alarms(StatusRecord status) {
    return SensorId.of(status.sensorId()).stream()
        .flatMap(sensor -> status.rules().stream().map(rule -> new AlarmId(sensor, rule)));
  }

  private void print(Outcome outcome, Texts texts) throws CommandFailedException {
    if (outcome.isOfAnotherCommand()) {
      // Its success must not be taken for the success of this command.
      AlarmRecord answer = outcome.answer().orElseThrow();
      throw new CommandFailedException(
          texts.sentence(
              "operator.id_used",
              outcome.order().command().id(),
              answer.alarmId(),
              answer.event()));
    }
    Console console = session().console();
    console.line(
        format.json()
            ? OutcomeLine.json(outcome)
            : OutcomeLine.text(outcome, texts, console.colours()));
  }

  private void note(List<Outcome> outcomes, List<Glob> unmatched, Texts texts) {
    Console console = session().console();
    if (outcomes.stream().anyMatch(outcome -> outcome.answer().isEmpty())) {
      console.note(texts.sentence("operator.unanswered", Durations.print(AlarmCommand.VALID_FOR)));
    }
    for (Glob pattern : unmatched) {
      console.note(texts.sentence("operator.unmatched", pattern));
    }
  }
}
