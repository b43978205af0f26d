package id.suhu.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapSizeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
         def new generation   total 9216K, used 100K [0x00000000e0000000, 0x00000000ea000000)
          eden space 8192K,   1% used [0x00000000e0000000, 0x00000000e0800000)
         tenured generation   total 20480K, used 400K [0x00000000f0000000, 0x00000000f1400000)
           the space 20480K,   2% used [0x00000000f0000000, 0x00000000f0100000)
         Metaspace       used 1024K, committed 1152K, reserved 1114112K
          class space    used 64K, committed 128K, reserved 1048576K
        """,
        """
         garbage-first heap   total 258048K, used 500K [0x0000000704a00000, 0x0000000800000000)
          region size 2048K, 2 young (4096K), 0 survivors (0K)
         Metaspace       used 1024K, committed 1152K, reserved 1114112K
        """
      })
  void addsUpTheGenerations(String info) {
    assertThat(HeapSize.usedKib(info)).isEqualTo(500);
  }

  @Test
  void rejectsAnAnswerWithoutAHeap() {
    assertThatThrownBy(() -> HeapSize.usedKib("AttachNotSupportedException"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AttachNotSupportedException");
  }
}
