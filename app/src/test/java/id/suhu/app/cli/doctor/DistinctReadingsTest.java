package id.suhu.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctReadingsTest {

  @Test
  void theHashIsWhatAnyToolMakesOfTheIdentity() {
    DistinctReadings distinct = new DistinctReadings();

    distinct.add(reading("S1", 1_700_000_000_000L, 83, 5));

    // printf 'S1\t1700000000000\t83' | sha256sum | cut -c1-16
    assertThat("%016x".formatted(distinct.checksum())).isEqualTo("f48e01eed97647ad");
  }

  @Test
  void theSameReadingAgainChangesNothingAndAnyOtherDoes() {
    DistinctReadings distinct = new DistinctReadings();
    distinct.add(reading("S1", 1000, 83, 0));
    long checksum = distinct.checksum();

    distinct.add(reading("S1", 1000, 83, 7));
    assertThat(distinct.count()).isEqualTo(1);
    assertThat(distinct.checksum()).isEqualTo(checksum);

    distinct.add(reading("S2", 1000, 83, 1));
    distinct.add(reading("S1", 1001, 83, 2));
    distinct.add(reading("S1", 1000, 83.5, 3));
    assertThat(distinct.count()).isEqualTo(4);
    assertThat(distinct.checksum()).isNotEqualTo(checksum);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countAndChecksumAreThoseOfASetInAnyOrder(long seed) {
    Random random = new Random(seed);
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      // Many alike, 0 among them, and many that fall on the same places.
      hashes.add(random.nextBoolean() ? random.nextInt(5_000) : (long) random.nextInt(99) << 40);
    }
    Set<Long> expected = new HashSet<>(hashes);

    DistinctReadings one = new DistinctReadings();
    hashes.forEach(one::add);
    Collections.shuffle(hashes, random);
    DistinctReadings other = new DistinctReadings();
    hashes.forEach(other::add);

    assertThat(one.count()).as("seed %d", seed).isEqualTo(expected.size());
    assertThat(one.checksum())
        .as("seed %d", seed)
        .isEqualTo(expected.stream().mapToLong(Long::longValue).sum())
        .isEqualTo(other.checksum());
  }

  private static Reading reading(String sensor, long eventTimeMs, double celsius, long offset) {
    return new Reading(
        new SensorId(sensor),
        Optional.empty(),
        eventTimeMs,
        eventTimeMs + offset,
        celsius,
        false,
        new Position(0, offset));
  }
}
