package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterAddressTest {

  @Test
  void answersIfOneOfSeveralMastersAnswers() throws IOException {
    try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String one = "127.0.0.1:" + master.getLocalPort();

      assertThat(MasterAddress.answers("spark://" + one)).isTrue();
      assertThat(MasterAddress.answers("spark://127.0.0.1:1," + one)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spark://127.0.0.1:1", "spark://", "spark://host", "spark://127.0.0.1:99999"})
  void doesNotAnswerIfItIsUnreachable(String master) {
    assertThat(MasterAddress.answers(master)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[*]", "yarn", "k8s://https://127.0.0.1:1"})
  void answersWithoutACheckForOtherClusterManagers(String master) {
    assertThat(MasterAddress.answers(master)).isTrue();
  }
}
