package id.suhu.view.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinctReadingsTest {

  @TempDir private Path folder;

  /** Counts four million readings in a heap that is smaller than their hashes. */
  static final class FourMillion {

    private FourMillion() {}

    public static void main(String[] folders) {
      Random random = new Random(1);
      try (DistinctReadings distinct = new DistinctReadings(Path.of(folders[0]))) {
        for (int i = 0; i < 4_000_000; i++) {
          distinct.add(random.nextLong());
        }
        System.out.println(distinct.total().count());
      }
    }
  }

  private static DistinctReadings.Total total(Path folder, int capacity, Iterable<Long> hashes) {
    try (DistinctReadings distinct = new DistinctReadings(folder, capacity)) {
      hashes.forEach(distinct::add);
      return distinct.total();
    }
  }

  private DistinctReadings.Total total(Reading... readings) {
    try (DistinctReadings distinct = new DistinctReadings(folder)) {
      Stream.of(readings).forEach(distinct::add);
      return distinct.total();
    }
  }

  @Test
  void hashesAReadingLikeSha256sum() {
    // printf 'S1\t1700000000000\t83' | sha256sum | cut -c1-16
    assertThat("%016x".formatted(total(reading("S1", 1_700_000_000_000L, 83, 5)).checksum()))
        .isEqualTo("f48e01eed97647ad");
  }

  @Test
  void countsARepeatedReadingOnce() {
    DistinctReadings.Total one = total(reading("S1", 1000, 83, 0));

    assertThat(one.count()).isEqualTo(1);
    assertThat(total(reading("S1", 1000, 83, 0), reading("S1", 1000, 83, 7))).isEqualTo(one);
    DistinctReadings.Total four =
        total(
            reading("S1", 1000, 83, 0),
            reading("S2", 1000, 83, 1),
            reading("S1", 1001, 83, 2),
            reading("S1", 1000, 83.5, 3));
    assertThat(four.count()).isEqualTo(4);
    assertThat(four.checksum()).isNotEqualTo(one.checksum());
  }

  @ParameterizedTest
  @CsvSource({"1, 524288", "2, 1024", "3, 32", "4, 64", "5, 4096"})
  void returnsCountAndChecksumOfASetInAnyOrderWithAndWithoutSpilling(long seed, int capacity) {
    Random random = new Random(seed);
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      // Repeated hashes with 0 among them, hashes that share first or last bits, random ones.
      hashes.add(
          switch (random.nextInt(4)) {
            case 0 -> (long) random.nextInt(5_000);
            case 1 -> (long) random.nextInt(99) << 40;
            case 2 -> -1L - random.nextInt(5_000);
            default -> random.nextLong();
          });
    }
    Set<Long> expected = new HashSet<>(hashes);
    DistinctReadings.Total wanted =
        new DistinctReadings.Total(
            expected.size(), expected.stream().mapToLong(Long::longValue).sum());

    assertThat(total(folder, capacity, hashes)).as("seed %d", seed).isEqualTo(wanted);
    Collections.shuffle(hashes, random);
    assertThat(total(folder, capacity, hashes)).as("seed %d", seed).isEqualTo(wanted);
    assertThat(folder).as("spill folder").isEmptyDirectory();
  }

  @Test
  void countsMoreReadingsThanTheHeapCanHold() throws Exception {
    Process counting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FourMillion.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();

    assertThat(counting.inputReader().lines()).containsExactly("4000000");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void spillsToAPrivateFolderAndDeletesItAfterAFailure() throws Exception {
    DistinctReadings distinct = new DistinctReadings(folder, 32);
    for (long hash = 1; hash <= 100; hash++) {
      distinct.add(hash << 50);
    }

    List<Path> created;
    try (Stream<Path> inside = Files.list(folder)) {
      created = inside.toList();
    }
    assertThat(created).hasSize(1);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(created.get(0))))
          .isEqualTo("rwx------");
    }
    try (Stream<Path> parts = Files.list(created.get(0))) {
      Files.delete(parts.findFirst().orElseThrow());
    }
    assertThatThrownBy(distinct::total).isInstanceOf(UncheckedIOException.class);
    distinct.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void reportsAFolderThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));

    try (DistinctReadings distinct = new DistinctReadings(file, 32)) {
      assertThatThrownBy(
              () -> {
                for (long hash = 1; hash <= 100; hash++) {
                  distinct.add(hash);
                }
              })
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("a-file");
    }
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
