package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A repeated reading changes nothing, even if several readings share one millisecond. */
class RepeatedReadingsTest {

  private static final long NOW = 1_700_000_000_000L;

  @Test
  void twoRedeliveredValuesOfOneMillisecondRaiseNoSecondAlarm() {
    Watched sensor = Watched.byDefault();
    sensor.reads(NOW, NOW + 500, 83).reads(NOW, NOW + 501, 70);
    sensor.reads(NOW, NOW + 502, 83).reads(NOW, NOW + 503, 70);

    assertThat(sensor.journal()).containsExactly("raised high " + NOW, "cleared high " + NOW);
    assertThat(sensor.state().latest().orElseThrow().celsius()).isEqualTo(70);
    assertThat(sensor.state().readings()).isEqualTo(4);
    assertThat(sensor.state().lateReadings()).isZero();
  }

  @Test
  void anotherValueInTheSameMillisecondIsEvaluated() {
    Watched sensor = Watched.byDefault();
    sensor.reads(NOW, 83).reads(NOW, 70).reads(NOW, 84);

    assertThat(sensor.journal())
        .containsExactly("raised high " + NOW, "cleared high " + NOW, "raised high " + NOW);
  }

  @Test
  void aRepeatedReadingDoesNotEndALateRun() {
    Watched sensor = Watched.byDefault();
    sensor.reads(NOW, 70);
    sensor.reads(NOW - 60_000, NOW + 1_000, 70);
    sensor.reads(NOW, NOW + 6_000, 70);
    sensor.reads(NOW - 50_000, NOW + 11_000, 70);

    assertThat(sensor.journal()).containsExactly("clock_set_back high " + (NOW - 50_000));
  }
}
