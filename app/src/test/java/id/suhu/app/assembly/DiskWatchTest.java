package id.suhu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.assembly.DiskWatch.Space;
import id.suhu.web.DiskSpace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatchTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  @Test
  void tellsHowLongTheSpaceLasts() {
    assertThat(DiskWatch.lasts(new Space(0, 1_000), new Space(10 * MINUTE, 900)))
        .contains(Duration.ofMinutes(90));
    assertThat(DiskWatch.lasts(new Space(0, 1_000), new Space(5 * MINUTE, 0)))
        .contains(Duration.ZERO);
  }

  @Test
  void tellsNothingTooEarlyOrWhenTheSpaceDoesNotShrink() {
    assertThat(DiskWatch.lasts(new Space(0, 1_000), new Space(5 * MINUTE - 1, 900))).isEmpty();
    assertThat(DiskWatch.lasts(new Space(0, 1_000), new Space(10 * MINUTE, 1_000))).isEmpty();
    assertThat(DiskWatch.lasts(new Space(0, 1_000), new Space(10 * MINUTE, 2_000))).isEmpty();
  }

  @Test
  void readsTheSpaceOfAFolder(@TempDir Path folder) {
    try (DiskWatch watch = new DiskWatch(folder)) {
      DiskSpace space = watch.space().orElseThrow();
      assertThat(space.freeBytes()).isBetween(1L, space.totalBytes());
      assertThat(space.lasts()).isEmpty();
    }
    try (DiskWatch watch = new DiskWatch(folder.resolve("missing"))) {
      assertThat(watch.space()).isEmpty();
    }
  }
}
