package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.read.OffsetRange;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {

  private static final TopicPartition P0 = new TopicPartition("readings", 0);
  private static final TopicPartition P1 = new TopicPartition("readings", 1);

  private final OpenTransactions transactions = new OpenTransactions();

  @Test
  void returnsPartitionsBlockedByAnOpenTransaction() {
    assertThat(transactions.seen(Map.of(P0, 10L, P1, 7L), Map.of(P0, until(10), P1, until(9)), 0))
        .containsExactly(P1);
    assertThat(transactions.seen(Map.of(P0, 10L, P1, 9L), Map.of(P0, until(10), P1, until(9)), 100))
        .isEmpty();
  }

  private static OffsetRange until(long end) {
    return new OffsetRange(0, end);
  }
}
