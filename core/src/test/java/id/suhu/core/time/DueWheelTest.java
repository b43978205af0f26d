package id.suhu.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DueWheelTest {

  private static final long SLOT_MS = 250;

  private final DueWheel<String> wheel = new DueWheel<>();

  @Test
  void returnsASensorAtItsDueTimeAndNotBefore() {
    wheel.watch("S1", 10_000);

    assertThat(wheel.due(9_999, Integer.MAX_VALUE, sensor -> 10_000)).isEmpty();
    assertThat(wheel.due(10_000, Integer.MAX_VALUE, sensor -> 10_000)).containsExactly("S1");
    assertThat(wheel.due(99_999, Integer.MAX_VALUE, sensor -> 10_000)).isEmpty();
  }

  @Test
  void examinesOnlyExpiredSlots() {
    wheel.watch("early", 1_000);
    wheel.watch("late", 9_000);
    List<String> examined = new ArrayList<>();

    wheel.due(
        1_000,
        Integer.MAX_VALUE,
        sensor -> {
          examined.add(sensor);
          return 1_000;
        });

    assertThat(examined).containsExactly("early");
  }

  @Test
  void reschedulesASensorThatSentAReading() {
    wheel.watch("S1", 10_000);

    assertThat(wheel.due(10_000, Integer.MAX_VALUE, sensor -> 17_300)).isEmpty();
    assertThat(wheel.due(17_299, Integer.MAX_VALUE, sensor -> 17_300)).isEmpty();
    assertThat(wheel.due(17_500, Integer.MAX_VALUE, sensor -> 17_300)).containsExactly("S1");
  }

  @Test
  void catchesUpAfterALongPause() {
    wheel.watch("S1", 10_000);
    wheel.watch("S2", 20_000);
    wheel.watch("S3", 9_000_000);

    assertThat(
            wheel.due(
                3_600_000, Integer.MAX_VALUE, sensor -> sensor.equals("S3") ? 9_000_000 : 10_000))
        .containsExactly("S1", "S2");
  }

  @Test
  void worksWithTimesBelowZero() {
    wheel.watch("S1", -10_001);

    assertThat(wheel.due(-10_001, Integer.MAX_VALUE, sensor -> -10_001)).isEmpty();
    assertThat(wheel.due(-10_000, Integer.MAX_VALUE, sensor -> -10_001)).containsExactly("S1");
  }

  static LongStream seeds() {
    return Seeds.upTo(300);
  }

  /** Compares with a list of due times that is searched completely at every tick. */
  @ParameterizedTest
  @MethodSource("seeds")
  void returnsWhatAListWouldReturnAtMostASlotLater(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          Map<String, Long> dueBySensor = new HashMap<>();
          Set<String> watched = new HashSet<>();
          long now = random.nextInt(1_000_000);
          for (int step = 0; step < 400; step++) {
            String sensor = "S" + random.nextInt(20);
            long due = now + 1 + random.nextInt(3_000);
            // A reading postpones the due time and never brings it forward.
            if (dueBySensor.merge(sensor, due, Math::max) == due && watched.add(sensor)) {
              wheel.watch(sensor, due);
            }
            now += random.nextInt(700);
            long at = now;

            List<String> found =
                wheel.due(now, Integer.MAX_VALUE, s -> Objects.requireNonNull(dueBySensor.get(s)));

            assertThat(found).doesNotHaveDuplicates();
            assertThat(found).allMatch(s -> dueBySensor.getOrDefault(s, Long.MAX_VALUE) <= at);
            found.forEach(dueBySensor::remove);
            watched.removeAll(found);
            assertThat(dueBySensor.values()).allMatch(left -> left > at - SLOT_MS);
          }
        });
  }

  @Test
  void returnsAtMostTheRequestedNumberAndTheOthersLater() {
    DueWheel<String> wheel = new DueWheel<>();
    for (int i = 0; i < 10; i++) {
      wheel.watch("S" + i, 10_000);
    }

    List<String> first = wheel.due(10_000, 4, sensor -> 10_000);
    List<String> second = wheel.due(10_000, 4, sensor -> 10_000);
    List<String> third = wheel.due(10_000, 4, sensor -> sensor.equals("S0") ? 20_000 : 10_000);

    assertThat(first).hasSize(4);
    assertThat(second).hasSize(4);
    assertThat(third).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(wheel.due(20_000, 4, sensor -> 20_000)).containsExactly("S0");
  }

  @Test
  void aSensorThatIsNeverDueLeavesTheWheel() {
    DueWheel<String> wheel = new DueWheel<>();
    wheel.watch("S1", 1_000);

    assertThat(wheel.due(5_000, 10, sensor -> DueWheel.NEVER)).isEmpty();
    assertThat(wheel.due(Long.MAX_VALUE - 1, 10, sensor -> 0)).isEmpty();
  }
}
