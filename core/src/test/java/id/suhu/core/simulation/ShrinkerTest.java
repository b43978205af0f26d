package id.suhu.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

  private static final List<Integer> NUMBERS = IntStream.range(0, 10_000).boxed().toList();

  @Test
  void removesEverythingThatIsNotNeeded() {
    var needed = List.of(0, 3_000, 3_001, 9_999);

    var left = Shrinker.smallest(NUMBERS, list -> list.containsAll(needed));

    assertThat(left).isEqualTo(needed);
  }

  @Test
  void keepsNothingIfNothingIsNeeded() {
    assertThat(Shrinker.smallest(NUMBERS, list -> true)).isEmpty();
  }

  @Test
  void removesItemsThatAreNeededOnlyByOthers() {
    var numbers = NUMBERS.subList(0, 100);

    var left =
        Shrinker.smallest(
            numbers, list -> !list.isEmpty() && list.equals(numbers.subList(0, list.size())));

    assertThat(left).containsExactly(0);
  }

  @Test
  void triesFewListsIfLittleIsNeeded() {
    AtomicInteger tries = new AtomicInteger();

    Shrinker.smallest(
        NUMBERS,
        list -> {
          tries.incrementAndGet();
          return list.contains(4_711);
        });

    assertThat(tries.get()).isLessThan(60);
  }
}
