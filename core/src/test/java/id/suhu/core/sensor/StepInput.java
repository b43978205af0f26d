package id.suhu.core.sensor;

import id.suhu.core.alarm.Severity;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The inputs of {@link EveryStepTest}, with their names in its table. */
enum StepInput {
  BEYOND,
  BEYOND_THE_SECOND_LIMIT,
  BACK_FROM_THE_SECOND_LIMIT,
  BACK,
  BACK_AND_LATCHING,
  LATE_AND_BEYOND,
  IMPLAUSIBLE,
  REJECTED,
  FALLS_SILENT,
  SENDS_AGAIN,
  REMINDER_IS_DUE,
  SHELVING_IS_OVER,
  ACKNOWLEDGE,
  RESET,
  SHELVE,
  SHELVE_NO_REASON,
  SHELVE_TOO_LONG,
  UNSHELVE,
  OUT_OF_SERVICE,
  OUT_OF_SERVICE_NO_REASON,
  IN_SERVICE,
  ACKNOWLEDGE_OTHER_OCCURRENCE,
  RESET_OTHER_OCCURRENCE,
  SHELVE_OTHER_OCCURRENCE,
  UNSHELVE_OTHER_OCCURRENCE,
  OUT_OF_SERVICE_OTHER_OCCURRENCE,
  IN_SERVICE_OTHER_OCCURRENCE;

  /** The alarms' indexes; the first alarm is for the rated range. */
  static final int HIGH = 1;

  static final int SILENCE = 2;

  static final long RAISED_MS = 1_000;
  static final long CLEARED_MS = 5_000;
  static final long NEWEST_MS = 9_000;
  static final long SHELF_ENDS_MS = 1_000_000;
  private static final Duration REMINDER = Duration.ofMinutes(10);

  static final Rule RATED =
      new Rule("rated", new RangeCondition(-40, 250, Duration.ZERO, Severity.MEDIUM));

  private static final Level FIRST =
      Level.above(80, 1, Duration.ZERO, Duration.ZERO, Severity.HIGH);

  static StepInput of(String words) {
    return valueOf(words.toUpperCase(Locale.ROOT).replace(",", "").replace(' ', '_'));
  }

  boolean isCommand() {
    return compareTo(ACKNOWLEDGE) >= 0;
  }

  boolean isForAnotherOccurrence() {
    return compareTo(ACKNOWLEDGE_OTHER_OCCURRENCE) >= 0;
  }

  /** Returns the rule of the alarm: 80 °C, critical at 90 °C, with a reminder. */
  Rule high() {
    return new Rule(
        "high",
        new LevelCondition(FIRST, Optional.of(FIRST.beyond(90, Severity.CRITICAL))),
        this == BACK_AND_LATCHING,
        Optional.of(REMINDER));
  }

  /** Returns the severity of the alarm before the input. */
  Severity levelBefore() {
    return this == BACK_FROM_THE_SECOND_LIMIT ? Severity.CRITICAL : Severity.HIGH;
  }

  /** Returns when the alarm last asked for attention. */
  long askedMs() {
    return this == REMINDER_IS_DUE ? 0 : SHELF_ENDS_MS - REMINDER.toMillis() + 1;
  }

  /** Returns the input; a command is for the given occurrence. */
  Input with(OptionalLong occurrence) {
    long nextMs = NEWEST_MS + 1;
    return switch (this) {
      case BEYOND -> read(nextMs, 85);
      case BEYOND_THE_SECOND_LIMIT -> read(nextMs, 95);
      case BACK_FROM_THE_SECOND_LIMIT, SENDS_AGAIN -> read(nextMs, 79.5);
      case BACK, BACK_AND_LATCHING -> read(nextMs, 79);
      case LATE_AND_BEYOND -> read(CLEARED_MS + 1, 85);
      case IMPLAUSIBLE -> read(nextMs, 1_254);
      case REJECTED -> new Input.Rejected();
      case FALLS_SILENT -> new Input.Tick(10_000, 20_000);
      case REMINDER_IS_DUE -> new Input.Due(at(REMINDER.toMillis()));
      case SHELVING_IS_OVER -> new Input.Due(at(SHELF_ENDS_MS));
      default -> new Input.Command(command(occurrence), 10_000, RuleBook.A_SHIFT, at(10_000));
    };
  }

  private AlarmCommand command(OptionalLong occurrence) {
    return new AlarmCommand(
        "c1",
        action(),
        "high",
        isForAnotherOccurrence() ? OptionalLong.of(RAISED_MS + 1) : occurrence,
        "budi",
        name().endsWith("NO_REASON") ? "" : "new bearing");
  }

  private Action action() {
    return switch (this) {
      case ACKNOWLEDGE, ACKNOWLEDGE_OTHER_OCCURRENCE -> new Acknowledge();
      case RESET, RESET_OTHER_OCCURRENCE -> new Reset();
      case SHELVE, SHELVE_NO_REASON, SHELVE_OTHER_OCCURRENCE -> new Shelve(Duration.ofMinutes(5));
      case SHELVE_TOO_LONG -> new Shelve(RuleBook.A_SHIFT.plusMillis(1));
      case UNSHELVE, UNSHELVE_OTHER_OCCURRENCE -> new Unshelve();
      case IN_SERVICE, IN_SERVICE_OTHER_OCCURRENCE -> new PutInService();
      default -> new TakeOutOfService();
    };
  }

  private static Now at(long ms) {
    return new Now(ms, ms);
  }

  /** Returns a reading that arrives after all earlier ones. */
  static Input read(long eventMs, double celsius) {
    return new Input.Read(
        new Reading(
            Watched.S1,
            Optional.empty(),
            eventMs,
            NEWEST_MS + 1,
            celsius,
            false,
            new Position(0, 7)),
        NEWEST_MS + 1);
  }
}
