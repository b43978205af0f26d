package id.suhu.view.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTableTest {

  @Test
  void growsToItsMaximumCapacityBeforeItIsFull() throws Exception {
    HashTable table = new HashTable(1 << 12);
    assertThat(table.capacity()).isEqualTo(1 << 10);

    long hash = 0;
    while (!table.full()) {
      table.add(++hash);
    }

    assertThat(table.capacity()).isEqualTo(1 << 12);
    assertThat(table.size()).isEqualTo((1 << 12) / 4 * 3 + 1);
    table.drain((hashes, count) -> assertThat(hashes).startsWith(1, 2, 3));
    assertThat(table.size()).isZero();
    assertThat(table.sum()).isZero();
    assertThat(table.full()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 33, 1000, -1024})
  void rejectsAnInvalidCapacity(int capacity) {
    assertThatThrownBy(() -> new HashTable(capacity))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("power of two");
  }
}
