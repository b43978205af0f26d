package id.suhu.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {

  @Test
  void evaluatesEachSensorSeparately() {
    Replay replay = new Replay(RuleBook.DEFAULT);
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
