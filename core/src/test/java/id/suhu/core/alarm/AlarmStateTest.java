package id.suhu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.alarm.AlarmState.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmState.Normal;
import id.suhu.core.alarm.AlarmState.ReturnedUnacknowledged;
import org.junit.jupiter.api.Test;

class AlarmStateTest {

  private static final Normal NORMAL = Normal.NEVER_RAISED;
  private static final ActiveUnacknowledged ACTIVE = NORMAL.raise(900, 1_000);
  private static final ReturnedUnacknowledged RETURNED = ACTIVE.clear(2_000);

  @Test
  void tellsNamesLettersAndAxesOfEachState() {
    assertState(NORMAL, "normal", 'A', false, true, false);
    assertState(ACTIVE, "active_unacknowledged", 'B', true, false, true);
    assertState(RETURNED, "returned_unacknowledged", 'D', false, false, true);
  }

  private static void assertState(
      AlarmState state,
      String code,
      char letter,
      boolean active,
      boolean acknowledged,
      boolean needsAttention) {
    assertThat(state.code()).isEqualTo(code);
    assertThat(state.letter()).isEqualTo(letter);
    assertThat(state.active()).isEqualTo(active);
    assertThat(state.acknowledged()).isEqualTo(acknowledged);
    assertThat(state.needsAttention()).isEqualTo(needsAttention);
  }

  @Test
  void keepsTheOccurrenceFromRaiseToTheNextRaise() {
    assertThat(NORMAL.occurrence()).isEmpty();
    assertThat(ACTIVE.occurrence()).hasValue(new Occurrence(1_000, 900, 1_000));
    assertThat(RETURNED.occurrence()).isEqualTo(ACTIVE.occurrence());
    assertThat(RETURNED.raise(2_900, 3_000).occurrence())
        .hasValue(new Occurrence(3_000, 2_900, 3_000));
  }

  @Test
  void numbersOccurrencesApartEvenWithinAMillisecondAndAfterAClockWasSetBack() {
    ActiveUnacknowledged second = RETURNED.raise(1_000, 1_000);
    ActiveUnacknowledged third = second.clear(1_000).raise(1_000, 1_000);
    ActiveUnacknowledged earlier = third.clear(1_000).raise(5, 5);

    assertThat(second.raised()).isEqualTo(new Occurrence(1_001, 1_000, 1_000));
    assertThat(third.raised()).isEqualTo(new Occurrence(1_002, 1_000, 1_000));
    assertThat(earlier.raised()).isEqualTo(new Occurrence(1_003, 5, 5));
  }

  @Test
  void coversTheTimeFromTheConditionsStartToTheClear() {
    assertThat(NORMAL.covers(1_000)).isFalse();
    assertThat(ACTIVE.covers(899)).isFalse();
    assertThat(ACTIVE.covers(900)).isTrue();
    assertThat(ACTIVE.covers(Long.MAX_VALUE)).isTrue();
    assertThat(RETURNED.covers(899)).isFalse();
    assertThat(RETURNED.covers(900)).isTrue();
    assertThat(RETURNED.covers(2_000)).isTrue();
    assertThat(RETURNED.covers(2_001)).isFalse();
  }

  @Test
  void movesOnlyAnActiveStartAlongWhenTimeStartsAnew() {
    assertThat(NORMAL.restartedAt(5)).isEqualTo(NORMAL);
    assertThat(ACTIVE.restartedAt(5))
        .isEqualTo(new ActiveUnacknowledged(new Occurrence(1_000, 5, 1_000)));
    assertThat(RETURNED.restartedAt(5)).isEqualTo(RETURNED);
  }
}
