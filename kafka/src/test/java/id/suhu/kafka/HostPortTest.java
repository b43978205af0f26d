package id.suhu.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:9092", "press-hall:0", "[::1]:9092", "10.0.0.4:65535"})
  void printsAsItWasWritten(String text) {
    assertThat(HostPort.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "9092", ":9092", "host:", "host:x", "host:-1", "h:65536", "::1:9092", "a b:1"})
  void rejectsOtherForms(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostPort.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1", "127.9.9.9:1", "localhost:1", "[::1]:1"})
  void recognizesLoopbackAddresses(String text) {
    assertThat(HostPort.parse(text).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:1", "[::]:1", "10.0.0.4:1", "127.evil.example:1"})
  void doesNotTreatOtherAddressesAsLoopback(String text) {
    assertThat(HostPort.parse(text).isLoopback()).isFalse();
  }

  @Test
  void recognizesWildcardAddresses() {
    assertThat(HostPort.parse("0.0.0.0:1").isWildcard()).isTrue();
    assertThat(HostPort.parse("[::]:1").isWildcard()).isTrue();
    assertThat(HostPort.parse("127.0.0.1:1").isWildcard()).isFalse();
  }
}
