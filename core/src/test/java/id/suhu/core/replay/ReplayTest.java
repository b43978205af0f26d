package id.suhu.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {

  @Test
  void evaluatesEachSensorSeparately() {
    Replay replay = Replay.ofReadings(RuleBook.DEFAULT);
    List<AlarmEvent> journal = new ArrayList<>();
    double[] celsius = {70, 85, 70};
    for (int i = 0; i < celsius.length; i++) {
      journal.addAll(replay.next(reading("S1", i, celsius[i])));
      journal.addAll(replay.next(reading("S2", i, celsius[i] - 10)));
    }

    assertThat(journal)
        .extracting(event -> event.type().code() + " " + event.alarmId())
        .containsExactly("raised S1/high", "cleared S1/high");
  }

  @Test
  void takesGapsForSilenceAndRepeatsAlarms() {
    Rule high = new Rule("high", Rule.HIGH.condition(), false, Optional.of(Duration.ofSeconds(60)));
    Replay replay = Replay.withGaps(RuleBook.forAll(List.of(high, Rule.SILENCE)));
    List<String> journal = new ArrayList<>();
    for (int second : new int[] {0, 1, 2, 12, 33, 34, 100, 200}) {
      replay
          .next(reading("S1", second, second < 34 ? 85 : 70))
          .forEach(
              event ->
                  journal.add(
                      "%d %s %s%s"
                          .formatted(
                              event.eventTimeMs() / 1_000,
                              event.alarmId(),
                              event.type().code(),
                              event.type() == EventType.RE_ALARMED ? " again" : "")));
    }

    assertThat(journal)
        .containsExactly(
            "0 S1/high raised",
            "22 S1/silence raised",
            "22 S1/high stale",
            "33 S1/silence cleared",
            "33 S1/high fresh",
            "34 S1/high cleared",
            "44 S1/silence raised",
            "100 S1/silence cleared",
            "110 S1/silence raised",
            "200 S1/silence cleared");
  }

  @Test
  void repeatsAnAlarmThatStaysActive() {
    Rule high = new Rule("high", Rule.HIGH.condition(), false, Optional.of(Duration.ofSeconds(60)));
    Replay replay = Replay.withGaps(RuleBook.forAll(List.of(high)));
    List<EventType> types = new ArrayList<>();
    for (int second = 0; second < 200; second++) {
      replay.next(reading("S1", second, 85)).forEach(event -> types.add(event.type()));
    }

    assertThat(types)
        .containsExactly(
            EventType.RAISED, EventType.RE_ALARMED, EventType.RE_ALARMED, EventType.RE_ALARMED);
  }

  private static Reading reading(String sensor, int second, double celsius) {
    long timeMs = 1_000L * second;
    return new Reading(
        new SensorId(sensor),
        Optional.empty(),
        timeMs,
        timeMs,
        celsius,
        false,
        new Position(0, second));
  }
}
