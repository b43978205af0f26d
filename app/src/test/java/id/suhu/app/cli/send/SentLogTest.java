package id.suhu.app.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.SensorId;
import id.suhu.sim.send.SentReading;
import id.suhu.testkit.TestSession;
import org.junit.jupiter.api.Test;

class SentLogTest {

  @Test
  void escapesControlCharacters() {
    TestSession session = new TestSession();

    new SentLog(session.session().console(), true)
        .acknowledged(
            new SentReading(
                new SensorId("S1"), "{\"sensor_id\": \"S\u200d1\", \"temperature\": 83}", 0, 0));

    assertThat(session.out())
        .containsExactly("Data sent: {\"sensor_id\": \"S\\u200D1\", \"temperature\": 83}");
  }
}
