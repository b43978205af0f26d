package id.suhu.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmTallyTest {

  private final Replay replay = Replay.ofReadings(RuleBook.DEFAULT);
  private final AlarmTally tally = new AlarmTally();

  private void read(String sensor, int second, double celsius) {
    long timeMs = 1_000L * second;
    replay
        .next(
            new Reading(
                new SensorId(sensor),
                Optional.empty(),
                timeMs,
                timeMs,
                celsius,
                false,
                new Position(0, second)))
        .forEach(tally::add);
  }

  @Test
  void countsRaisesAndTheTimeInAlarm() {
    read("S1", 0, 85);
    read("S1", 10, 70);
    read("S1", 20, 85);
    read("S1", 50, 70);
    read("S2", 60, 90);
    read("S3", 60, 20);

    assertThat(tally.totals(sensor -> 100_000))
        .containsExactly(
            new AlarmTotal("S1/high", 2, 2, 40_000, 30_000, false),
            new AlarmTotal("S2/high", 1, 0, 40_000, 40_000, false));
  }

  @Test
  void findsAnAlarmThatChatters() {
    for (int second : new int[] {0, 31, 61, 121}) {
      read("S1", second, 85);
      read("S1", second + 1, 70);
      read("S2", second / 2, 85);
      read("S2", second / 2 + 1, 70);
    }

    assertThat(tally.totals(sensor -> 200_000))
        .extracting(total -> total.alarmId() + " " + total.chattering())
        .containsExactly("S1/high false", "S2/high true");
  }
}
