package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.Attention;
import id.suhu.core.alarm.Attention.OutOfService;
import id.suhu.core.alarm.Attention.Shelf;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** A row of the table. */
  private record Row(String beside, StepInput input, List<String> cells) {}

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
          rows.add(new Row(beside, StepInput.of(parts.get(0)), cells(parts)));
        }
      }
    }
    return rows;
  }

  private static List<String> cells(List<String> parts) {
    List<String> cells = parts.subList(1, parts.size());
    return cells.size() == 1
        ? LETTERS.chars().mapToObj(each -> cells.get(0).replace('*', (char) each)).toList()
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
  void hasACompleteTable() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String beside : BESIDES) {
      for (StepInput input : StepInput.values()) {
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
  void followsTheTable(String beside, char letter, StepInput input, String cell) {
    check(beside, letter, input, cell, OptionalLong.empty());
    if (input.isCommand() && !input.isForAnotherOccurrence()) {
      check(beside, letter, input, cell, OptionalLong.of(StepInput.RAISED_MS));
    }
  }

  private static void check(
      String beside, char letter, StepInput input, String cell, OptionalLong occurrence) {
    SensorState state = before(beside, letter, input);
    Alarm before = state.alarms().get(StepInput.HIGH);

    Decision decision = SensorLogic.decide(state, input.with(occurrence));

    Alarm after = decision.next().alarms().get(StepInput.HIGH);
    String letters = cell.substring(0, cell.indexOf(' '));
    String event = cell.substring(cell.indexOf(' ') + 1);
    assertThat(letters(after)).isEqualTo(letters);
    assertThat(after.shown().code()).isEqualTo(SHOWN.get(letters.charAt(letters.length() - 1)));
    assertThat(after.state().active()).isEqualTo("BC".indexOf(letters.charAt(0)) >= 0);
    assertThat(after.state().acknowledged()).isEqualTo("ACF".indexOf(letters.charAt(0)) >= 0);
    assertThat(after.needsAttention()).isEqualTo(letters.length() == 1 && !letters.equals("A"));
    boolean isNewRaise = event.equals("raised") && !before.state().active();
    assertThat(number(after)).isEqualTo(isNewRaise ? StepInput.NEWEST_MS + 1 : StepInput.RAISED_MS);
    List<AlarmEvent> events =
        decision.events().stream().filter(each -> each.rule().equals("high")).toList();
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

  private static void checkEvent(AlarmEvent written, String event, StepInput input, Alarm after) {
    if (event.startsWith("!")) {
      var refusal = written.operator().orElseThrow().refusal().orElseThrow();
      assertThat(written.type()).isEqualTo(EventType.REFUSED);
      assertThat(refusal.reason().code()).isEqualTo(event.substring(1));
      assertThat(written.text()).isEqualTo(refusal.text());
    } else {
      assertThat(written.type().code()).isEqualTo(event);
      assertThat(written.text()).isEqualTo(after.condition().text());
    }
    assertThat(written.shown()).isEqualTo(after.shown());
    assertThat(written.state()).isEqualTo(after.state());
    assertThat(written.operator().isPresent()).isEqualTo(input.isCommand());
    assertThat(written.operator().filter(each -> each.shelvedUntilMs().isPresent()).isPresent())
        .isEqualTo(written.type() == EventType.SHELVED);
  }

  private static long number(Alarm alarm) {
    return alarm.state().occurrence().orElseThrow().number();
  }

  private static String letters(Alarm alarm) {
    return alarm.state().letter()
        + (alarm.attention().shelf().isPresent() ? "G" : "")
        + (alarm.attention().outOfService().isPresent() ? "I" : "");
  }

  /** Returns the sensor before the input. Its alarm was raised at least once. */
  private static SensorState before(String beside, char letter, StepInput input) {
    SensorState state =
        SensorLogic.decide(
                SensorState.unknown(Watched.S1),
                new Input.Rules(List.of(StepInput.RATED, input.high(), Rule.SILENCE), 0))
            .next();
    state = SensorLogic.decide(state, StepInput.read(StepInput.NEWEST_MS, 70)).next();
    Alarm high = state.alarms().get(StepInput.HIGH);
    state =
        replaced(
            state,
            StepInput.HIGH,
            high.in(state(letter, input.levelBefore())).with(attention(beside, input)));
    if (input == StepInput.SENDS_AGAIN) {
      Alarm silence = state.alarms().get(StepInput.SILENCE);
      state =
          replaced(
              state,
              StepInput.SILENCE,
              silence.in(
                  Normal.NEVER_RAISED.raise(new Signal.Holds(Severity.MEDIUM, 20_000, 20_000))));
    }
    return state;
  }

  private static SensorState replaced(SensorState state, int index, Alarm alarm) {
    List<Alarm> alarms = new ArrayList<>(state.alarms());
    alarms.set(index, alarm);
    return state.withAlarms(alarms);
  }

  private static Attention attention(String beside, StepInput input) {
    Shelf shelf =
        new Shelf("siti", "strip heater on", StepInput.SHELF_ENDS_MS, StepInput.SHELF_ENDS_MS);
    return new Attention(
        beside.contains("G") ? Optional.of(shelf) : Optional.empty(),
        beside.contains("I") ? Optional.of(new OutOfService("agus", "rebuilt")) : Optional.empty(),
        input.askedMs());
  }

  private static AlarmState state(char letter, Severity severity) {
    ActiveUnacknowledged active =
        Normal.NEVER_RAISED.raise(
            new Signal.Holds(severity, StepInput.RAISED_MS, StepInput.RAISED_MS));
    return switch (letter) {
      case 'A' -> active.acknowledge().clear(StepInput.CLEARED_MS);
      case 'B' -> active;
      case 'C' -> active.acknowledge();
      case 'D' -> active.clear(StepInput.CLEARED_MS);
      case 'E' -> active.latch(StepInput.CLEARED_MS);
      case 'F' -> active.acknowledge().latch(StepInput.CLEARED_MS);
      default -> throw new IllegalArgumentException("no state " + letter);
    };
  }
}
