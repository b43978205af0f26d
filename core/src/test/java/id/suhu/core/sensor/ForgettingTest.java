package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.StateName;
import org.junit.jupiter.api.Test;

class ForgettingTest {

  private static final long WALL_MS = 1_772_348_400_000L;

  @Test
  void aForgottenSensorsAlarmsAreJournalledAsCleared() {
    Watched sensor = Watched.byDefault().reads(1_000, 85).fallsSilent(20_000);

    Decision decision = sensor.logic.forget(Watched.S1, sensor.state, WALL_MS);

    assertThat(decision.next()).isEqualTo(sensor.logic.unknown());
    assertThat(decision.events())
        .extracting(AlarmEvent::alarmId)
        .containsExactly("S1/high", "S1/silence");
    assertThat(decision.events())
        .allMatch(event -> event.type() == EventType.CLEARED)
        .allMatch(event -> event.state().name() == StateName.NORMAL)
        .allMatch(event -> event.eventTimeMs() == WALL_MS);
    assertThat(decision.events().get(0).occurrenceId())
        .isEqualTo(sensor.events.get(0).occurrenceId());
  }

  @Test
  void anAlarmThatNobodyHasAcknowledgedIsJournalledToo() {
    Watched sensor = Watched.byDefault().reads(1_000, 85).reads(2_000, 70);

    assertThat(sensor.logic.forget(Watched.S1, sensor.state, WALL_MS).events()).hasSize(1);
  }

  @Test
  void aSensorWithNothingOpenIsForgottenInSilence() {
    Watched sensor = Watched.byDefault().reads(1_000, 70);

    assertThat(sensor.logic.forget(Watched.S1, sensor.state, WALL_MS).events()).isEmpty();
  }
}
