package id.suhu.store.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentRowsTest {

  private static final SensorId S1 = new SensorId("S1");

  private static Reading reading(long timeMs, double celsius, long offset) {
    return new Reading(
        S1, Optional.empty(), timeMs, timeMs, celsius, false, new Position(1, offset));
  }

  /** What it covers, it knows as a map of all rows does. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void knowsTheRowsThatItCovers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RecentRows recent = new RecentRows(-1);
    Map<Identity, Position> rows = new HashMap<>();
    int covered = 0;
    for (int i = 0; i < 2_000; i++) {
      Reading reading =
          reading(Math.max(0, i / 3 - random.nextInt(random.nextInt(1, 8))), random.nextInt(3), i);
      Position row = rows.getOrDefault(Identity.of(reading), Position.NONE);
      if (recent.covers(reading)) {
        covered++;
        assertThat(recent.find(reading)).as("%s, %s", reading, recent).isEqualTo(row);
        if (row.equals(Position.NONE)) {
          recent.add(reading);
        }
      }
      rows.putIfAbsent(Identity.of(reading), reading.position());
    }
    assertThat(covered).isGreaterThan(1_000);
  }
}
