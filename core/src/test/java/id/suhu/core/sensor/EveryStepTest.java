package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Memory;
import id.suhu.core.alarm.Suppression;
import id.suhu.core.alarm.Suppression.OutOfService;
import id.suhu.core.alarm.Suppression.Shelf;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.SilenceRule;
import id.suhu.core.time.Now;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input in every state of an alarm, legal and refused: the table {@code every-step.txt}. */
class EveryStepTest {

  private static final String LETTERS = "ABCDEF";
  private static final List<String> BESIDES = List.of("-", "G", "I", "GI");
  private static final Map<Character, String> SHOWN =
      Map.of(
          'A', "normal",
          'B', "active_unacknowledged",
          'C', "active_acknowledged",
          'D', "returned_unacknowledged",
          'E', "latched_unacknowledged",
          'F', "latched_acknowledged",
          'G', "shelved",
          'I', "out_of_service");

  private static final int HIGH = 1;
  private static final int SILENCE = 2;
  private static final long RAISED_MS = 1_000;
  private static final long CLEARED_MS = 5_000;
  private static final long NEWEST_MS = 9_000;
  private static final long SHELF_ENDS_MS = 1_000_000;
  private static final Duration REMINDER = Duration.ofMinutes(10);
  private static final long ALARMED_MS = SHELF_ENDS_MS - REMINDER.toMillis() + 1;

  private static final SensorLogic LOGIC = logic(rule());
  private static final SensorLogic LATCHING = logic(Rules.latching(rule()));

  private static LevelRule rule() {
    return Rules.reAlarming(Rules.highHigh(80, 90), REMINDER);
  }

  private static SensorLogic logic(LevelRule high) {
    return Watched.logic(Rules.range(-40, 250), high, SilenceRule.DEFAULT);
  }

  /** What can happen, by its name in the table. */
  private enum Input {
    BEYOND,
    BEYOND_THE_SECOND_LIMIT,
    BACK_FROM_THE_SECOND_LIMIT,
    BACK,
    BACK_AND_LATCHING,
    LATE_AND_BEYOND,
    IMPOSSIBLE,
    REJECTED,
    FALLS_SILENT,
    IS_HEARD_AGAIN,
    REMINDER_IS_DUE,
    SHELF_IS_OVER,
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

    static Input of(String words) {
      return valueOf(words.toUpperCase(Locale.ROOT).replace(",", "").replace(' ', '_'));
    }

    boolean isCommand() {
      return compareTo(ACKNOWLEDGE) >= 0;
    }

    boolean meansAnotherOccurrence() {
      return compareTo(ACKNOWLEDGE_OTHER_OCCURRENCE) >= 0;
    }
  }

  /** A row of the table. */
  private record Row(String beside, Input input, List<String> cells) {}

  private static List<Row> table() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(EveryStepTest.class.getResourceAsStream("every-step.txt"))) {
      String beside = "";
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        List<String> parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (line.startsWith("beside: ")) {
          beside = parts.get(0).substring("beside: ".length());
          assertThat(parts.subList(1, 7)).containsExactly("A", "B", "C", "D", "E", "F");
        } else if (!line.isBlank() && !line.startsWith("#")) {
          rows.add(new Row(beside, Input.of(parts.get(0)), cells(parts)));
        }
      }
    }
    return rows;
  }

  private static List<String> cells(List<String> parts) {
    List<String> cells = parts.subList(1, parts.size());
    return cells.size() == 1
        ? LETTERS.chars().mapToObj(c -> cells.get(0).replace('*', (char) c)).toList()
        : cells;
  }

  static Stream<Arguments> cells() throws IOException {
    return table().stream()
        .flatMap(
            row ->
                IntStream.range(0, LETTERS.length())
                    .mapToObj(
                        i ->
                            Arguments.of(
                                row.beside, LETTERS.charAt(i), row.input, row.cells.get(i))));
  }

  @Test
  void standsWholeInTheTable() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String beside : BESIDES) {
      for (Input input : Input.values()) {
        expected.add(beside + ": " + input);
      }
    }

    assertThat(table())
        .allSatisfy(row -> assertThat(row.cells).hasSize(LETTERS.length()).doesNotContain(""))
        .extracting(row -> row.beside + ": " + row.input)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest(name = "{1}, {0}: {2} gives {3}")
  @MethodSource("cells")
  void doesWhatTheTableSays(String beside, char letter, Input input, String cell) {
    check(beside, letter, input, cell, OptionalLong.empty());
    if (input.isCommand() && !input.meansAnotherOccurrence()) {
      check(beside, letter, input, cell, OptionalLong.of(RAISED_MS));
    }
  }

  private static void check(
      String beside, char letter, Input input, String cell, OptionalLong occurrence) {
    SensorState state = before(beside, letter, input);
    Alarm before = state.alarms().get(HIGH);

    Decision decision = meet(state, input, occurrence);

    Alarm after = decision.next().alarms().get(HIGH);
    String letters = cell.substring(0, cell.indexOf(' '));
    String event = cell.substring(cell.indexOf(' ') + 1);
    assertThat(letters(after)).isEqualTo(letters);
    assertThat(after.shownState().code())
        .isEqualTo(SHOWN.get(letters.charAt(letters.length() - 1)));
    assertThat(after.state().active()).isEqualTo("BC".indexOf(letters.charAt(0)) >= 0);
    assertThat(after.state().acknowledged()).isEqualTo("ACF".indexOf(letters.charAt(0)) >= 0);
    boolean isNewRaise = event.equals("raised") && !before.state().active();
    assertThat(number(after)).isEqualTo(isNewRaise ? NEWEST_MS + 1 : RAISED_MS);
    List<AlarmEvent> events =
        decision.events().stream().filter(made -> made.rule().equals("high")).toList();
    if (event.equals("-")) {
      assertThat(events).isEmpty();
      assertThat(after).isEqualTo(before);
    } else {
      assertThat(events).hasSize(1);
      checkEvent(events.get(0), event, input, after);
    }
    if (event.startsWith("!")) {
      assertThat(after).isSameAs(before);
    }
  }

  private static void checkEvent(AlarmEvent made, String event, Input input, Alarm after) {
    if (event.startsWith("!")) {
      assertThat(made.type()).isEqualTo(EventType.REFUSED);
      assertThat(made.refusal().orElseThrow().reason().code()).isEqualTo(event.substring(1));
      assertThat(made.text()).isEqualTo(made.refusal().get().text());
    } else {
      assertThat(made.type().code()).isEqualTo(event);
      assertThat(made.refusal()).isEmpty();
      assertThat(made.text()).isEqualTo(rule().text());
    }
    assertThat(made.state()).isEqualTo(after.shownState());
    assertThat(made.active()).isEqualTo(after.state().active());
    assertThat(made.acknowledged()).isEqualTo(after.state().acknowledged());
    assertThat(made.occurrence()).hasValue(number(after));
    assertThat(made.command().isPresent()).isEqualTo(input.isCommand());
    assertThat(made.shelvedUntilMs().isPresent()).isEqualTo(made.type() == EventType.SHELVED);
  }

  private static long number(Alarm alarm) {
    return alarm.state().occurrence().orElseThrow().number();
  }

  private static String letters(Alarm alarm) {
    return alarm.state().letter()
        + (alarm.suppression().shelf().isPresent() ? "G" : "")
        + (alarm.suppression().outOfService().isPresent() ? "I" : "");
  }

  /** The sensor before the input. Its alarm was raised at least once. */
  private static SensorState before(String beside, char letter, Input input) {
    int level = input == Input.BACK_FROM_THE_SECOND_LIMIT ? 2 : 1;
    Optional<Shelf> shelf = Optional.of(new Shelf("siti", "strip heater on", SHELF_ENDS_MS));
    Optional<OutOfService> out = Optional.of(new OutOfService("agus", "rebuilt"));
    Suppression suppression =
        switch (beside) {
          case "-" -> Suppression.NONE;
          case "G" -> new Suppression(shelf, Optional.empty());
          case "I" -> new Suppression(Optional.empty(), out);
          default -> new Suppression(shelf, out);
        };
    long alarmedMs = input == Input.REMINDER_IS_DUE ? 0 : ALARMED_MS;
    Alarm high = new Alarm(state(letter, level), suppression, alarmedMs, Memory.NONE);
    SensorState state = LOGIC.judge(LOGIC.unknown(), reading(NEWEST_MS, 70)).next();
    state = state.withAlarms(Alarms.replaced(state.alarms(), HIGH, high));
    if (input == Input.IS_HEARD_AGAIN) {
      Alarm silent = Alarm.INITIAL.raised(AlarmState.Normal.NEVER_RAISED, 20_000);
      state = state.withAlarms(Alarms.replaced(state.alarms(), SILENCE, silent));
    }
    return state;
  }

  private static AlarmState state(char letter, int level) {
    AlarmState.ActiveUnacknowledged active =
        AlarmState.Normal.NEVER_RAISED.raise(level, RAISED_MS, RAISED_MS);
    return switch (letter) {
      case 'A' -> active.acknowledge().clear(CLEARED_MS);
      case 'B' -> active;
      case 'C' -> active.acknowledge();
      case 'D' -> active.clear(CLEARED_MS);
      case 'E' -> active.latch(CLEARED_MS);
      case 'F' -> active.acknowledge().latch(CLEARED_MS);
      default -> throw new IllegalArgumentException("no state " + letter);
    };
  }

  private static Decision meet(SensorState state, Input input, OptionalLong occurrence) {
    long nextMs = NEWEST_MS + 1;
    return switch (input) {
      case BEYOND -> LOGIC.judge(state, reading(nextMs, 85));
      case BEYOND_THE_SECOND_LIMIT -> LOGIC.judge(state, reading(nextMs, 95));
      case BACK_FROM_THE_SECOND_LIMIT -> LOGIC.judge(state, reading(nextMs, 79.5));
      case BACK -> LOGIC.judge(state, reading(nextMs, 79));
      case BACK_AND_LATCHING -> LATCHING.judge(state, reading(nextMs, 79));
      case LATE_AND_BEYOND -> LOGIC.judge(state, reading(CLEARED_MS + 1, 85));
      case IMPOSSIBLE -> LOGIC.judge(state, reading(nextMs, 1_254));
      case REJECTED -> LOGIC.rejected(state);
      case FALLS_SILENT -> LOGIC.silent(Watched.S1, state, 20_000);
      case IS_HEARD_AGAIN -> LOGIC.heard(Watched.S1, state, 30_000);
      case REMINDER_IS_DUE -> LOGIC.elapsed(Watched.S1, state, at(REMINDER.toMillis()));
      case SHELF_IS_OVER -> LOGIC.elapsed(Watched.S1, state, at(SHELF_ENDS_MS));
      default -> {
        boolean reasoned = !input.name().endsWith("NO_REASON");
        AlarmCommand command =
            new AlarmCommand(
                "c1",
                action(input),
                "high",
                input.meansAnotherOccurrence() ? OptionalLong.of(RAISED_MS + 1) : occurrence,
                "budi",
                reasoned ? "new bearing" : "");
        yield LOGIC.command(Watched.S1, state, command, at(10_000));
      }
    };
  }

  private static Action action(Input input) {
    return switch (input) {
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

  private static Reading reading(long eventMs, double celsius) {
    return new Reading(
        Watched.S1, Optional.empty(), eventMs, NEWEST_MS + 1, celsius, false, new Position(0, 7));
  }
}
