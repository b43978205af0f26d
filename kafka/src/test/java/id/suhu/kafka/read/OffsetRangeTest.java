package id.suhu.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetRangeTest {

  private final OffsetRange range = new OffsetRange(50, 80);

  @Test
  void returnsTheNumberOfUnreadOffsetsAsLag() {
    assertThat(range.lag(70L)).isEqualTo(10);
    assertThat(range.lag(80L)).isZero();
    assertThat(range.lag(90L)).isZero();
  }

  @Test
  void returnsTheWholeRangeAsLagWithoutACommittedOffset() {
    assertThat(range.lag(null)).isEqualTo(30);
    assertThat(new OffsetRange(50, 50).lag(null)).isZero();
  }

  @Test
  void ignoresExpiredOffsets() {
    assertThat(range.lag(3L)).isEqualTo(30);
    assertThat(range.place(3L)).isEqualTo(50);
  }

  @Test
  void limitsTheNewestPartToTheRange() {
    assertThat(range.newest(10)).isEqualTo(new OffsetRange(70, 80));
    assertThat(range.newest(100)).isEqualTo(range);
  }
}
