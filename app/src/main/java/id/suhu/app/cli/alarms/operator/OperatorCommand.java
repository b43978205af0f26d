package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.CommandFailedException;
import id.suhu.app.cli.ExitCode;
import id.suhu.app.cli.FormatOption;
import id.suhu.app.cli.Session;
import id.suhu.app.cli.Texts;
import id.suhu.app.cli.WrongUsageException;
import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.KafkaOptions;
import id.suhu.app.cli.kafka.Statuses;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.rule.Glob;
import id.suhu.messages.StatusRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A command that asks something of alarms, such as {@code suhu alarms ack}: exit 0 if the engine
 * has carried it out for every one.
 */
abstract class OperatorCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "ALARM",
      description = {
        "An alarm, SENSOR/RULE, such as S1/high; or, in quotes, a pattern with * and ?, such as"
            + " 'press-*/high'.",
        "A pattern reaches only alarms that are not at rest and to which this can be done.",
      })
  private List<String> alarms = List.of();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who asks, for the journal (default: the system's user name).")
  private String user = "";

  OperatorCommand(Session session) {
    this.session = session;
  }

  /**
   * What is asked for.
   *
   * @throws IllegalArgumentException if an option breaks a rule
   */
  abstract OperatorRequest request();

  @Override
  public final Integer call() throws CommandFailedException {
    List<Glob> names = alarms.stream().map(OperatorCommand::name).toList();
    OperatorRequest request = soundRequest();
    Optional<AlarmTarget> givenRaise = givenRaise(names, request);
    var target = kafka.target(session);
    try (KafkaAccess access = target.open(session)) {
      Selection selection =
          givenRaise.isPresent()
              ? new Selection(List.of(givenRaise.get()), List.of())
              : select(names, request, access);
      List<Order> orders =
          selection.targets().stream().map(each -> Order.of(request, user, each)).toList();
      Map<String, Answer> answers =
          orders.isEmpty() ? Map.of() : new Asking(access).ask(orders, session.clock().millis());
      for (Glob pattern : selection.unmatched()) {
        session.console().note(target.texts().sentence("operator.unmatched", pattern));
      }
      boolean carriedOut = tell(orders, answers, target.texts());
      return carriedOut && selection.unmatched().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  /** An id, or a pattern of ids. */
  private static Glob name(String text) {
    if (text.isEmpty() || (new Glob(text).isName() && AlarmTarget.of(text).isEmpty())) {
      throw new WrongUsageException(
          "'%s' is no alarm; one looks like S1/high, a pattern of several like 'S*/high'"
              .formatted(text));
    }
    return new Glob(text);
  }

  /** The request; one that cannot be is told before any Kafka is asked. */
  private OperatorRequest soundRequest() {
    try {
      OperatorRequest request = request();
      var unused =
          new AlarmCommand(
              "sound", request.action(), "", OptionalLong.empty(), user, request.comment());
      return request;
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(String.valueOf(e.getMessage()));
    }
  }

  /** The one raise that the command line names, where it does. */
  private static Optional<AlarmTarget> givenRaise(List<Glob> names, OperatorRequest request) {
    Optional<OccurrenceOption> given = request.occurrence().filter(OccurrenceOption::isGiven);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (names.size() != 1 || !names.get(0).isName()) {
      throw new WrongUsageException("--occurrence is a raise of one alarm: name that alarm alone");
    }
    String alarmId = names.get(0).pattern();
    return AlarmTarget.of(alarmId).map(t -> t.withOccurrence(given.get().given(alarmId)));
  }

  private static Selection select(List<Glob> names, OperatorRequest request, KafkaAccess access)
      throws CommandFailedException {
    boolean ofShownRaise = request.occurrence().isPresent();
    Collection<StatusRecord> statuses =
        ofShownRaise || !names.stream().allMatch(Glob::isName)
            ? Statuses.read(access).values()
            : List.of();
    return Selection.of(names, statuses, request.reached(), ofShownRaise);
  }

  /** Tells every answer; returns whether all orders were carried out. */
  private boolean tell(List<Order> orders, Map<String, Answer> answers, Texts texts) {
    AnswerLine line = new AnswerLine(texts, session.console().colours());
    List<String> unanswered = new ArrayList<>();
    boolean carriedOut = true;
    for (Order order : orders) {
      Answer answer = answers.get(order.command().id());
      if (answer == null) {
        unanswered.add(order.target().alarmId());
        continue;
      }
      carriedOut &= answer.isAccepted();
      if (format.json()) {
        session.console().line(answer.json());
      } else {
        session.console().line(line.of(order.target().alarmId(), answer));
      }
    }
    if (!unanswered.isEmpty()) {
      session
          .console()
          .note(
              texts.sentence(
                  "operator.unanswered",
                  Asking.PATIENCE.toSeconds(),
                  String.join(", ", unanswered)));
    }
    return carriedOut && unanswered.isEmpty();
  }
}
