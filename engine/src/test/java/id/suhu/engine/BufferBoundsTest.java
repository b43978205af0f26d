package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BufferBoundsTest {

  private static final long MIB = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 2, 4",
    "512, 1, 1024, 2048",
    "1024, 1, 2048, 4096",
    "1024, 6, 227, 4096",
    "1024, 100, 13, 4096",
    "1024, 10000, 1, 4096",
    "4096, 1, 8192, 5000",
    "65536, 6, 10000, 5000"
  })
  void limitsBuffersOfLargeRecordsToAQuarterOfTheHeap(
      long heapMib, int partitions, int perPartition, int perPoll) {
    assertThat(BufferBounds.of(heapMib * MIB, partitions))
        .isEqualTo(new BufferBounds(perPartition, perPoll));
  }

  @Test
  void acceptsAnUnboundedHeap() {
    assertThat(BufferBounds.of(Long.MAX_VALUE, 1)).isEqualTo(new BufferBounds(10_000, 5_000));
  }
}
