package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.suhu.kafka.HostPort;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  private static final HostPort EVERYWHERE = new HostPort("0.0.0.0", 9092);

  private final BrokerSettings defaults = BrokerSettings.in(Path.of("suhu-data"));

  @Test
  void defaultsServeThisMachineOnly() {
    assertThat(defaults.listen()).hasToString("127.0.0.1:9092");
    assertThat(defaults.advertise()).isEmpty();
    assertThat(defaults.security()).isEqualTo(new Security.LoopbackOnly());
    assertThat(defaults.fsync()).isFalse();
    assertThat(defaults.minimumFreeBytes()).isEqualTo(200L * 1024 * 1024);
    assertThat(defaults.dataFolder()).isAbsolute();
  }

  @Test
  void aRemoteListenerNeedsSecurityOrConsent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withListen(EVERYWHERE))
        .withMessageContaining("0.0.0.0:9092")
        .withMessageContaining("SASL/SCRAM")
        .withMessageContaining("--allow-plaintext");

    assertThat(
            defaults
                .withListen(
                    EVERYWHERE, new Security.Scram(new AccessTopics("suhu", "suhu-commands")))
                .listen())
        .isEqualTo(EVERYWHERE);
    assertThat(defaults.withListen(EVERYWHERE, new Security.AllowPlaintext()).listen())
        .isEqualTo(EVERYWHERE);
  }

  @Test
  void aWildcardCannotBeAdvertised() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withAdvertise(EVERYWHERE))
        .withMessageContaining("0.0.0.0:9092");
  }
}
