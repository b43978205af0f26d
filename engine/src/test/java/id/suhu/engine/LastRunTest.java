package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {

  @TempDir Path folder;

  @Test
  void reportsARunThatEndedOutOfMemoryToTheNextRunOnly() throws Exception {
    try (LastRun first = LastRun.begin(folder)) {
      assertThat(first.endedWithoutMemory()).isFalse();
      first.endsWithoutMemory();
      // Several threads may run out of memory.
      first.endsWithoutMemory();
    }
    try (LastRun second = LastRun.begin(folder)) {
      assertThat(second.endedWithoutMemory()).isTrue();
    }
    try (LastRun third = LastRun.begin(folder)) {
      assertThat(third.endedWithoutMemory()).isFalse();
    }
  }
}
