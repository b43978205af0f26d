package id.suhu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.SensorId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmIdTest {

  private static final AlarmId ALARM = new AlarmId(new SensorId("hall/press-1"), "high");

  @Test
  void splitsAnIdAtItsLastSlash() {
    assertThat(AlarmId.of("hall/press-1/high")).contains(ALARM);
    assertThat(ALARM).hasToString("hall/press-1/high");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S1", "/high", "S1/", "S1/hi gh", "S\u0007/high"})
  void rejectsATextThatIsNotTheIdOfAnAlarm(String text) {
    assertThat(AlarmId.of(text)).isEmpty();
  }

  @Test
  void readsTheNumberOfAnOccurrence() {
    assertThat(ALARM.numberIn(ALARM.occurrence(17))).hasValue(17);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "hall/press-1/high",
        "hall/press-1/high/",
        "S2/high/17",
        "hall/press-1/high/x"
      })
  void findsNoNumberInAnotherText(String text) {
    assertThat(ALARM.numberIn(text)).isEmpty();
  }
}
