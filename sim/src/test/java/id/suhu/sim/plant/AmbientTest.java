package id.suhu.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class AmbientTest {

  private final Ambient hall = new Ambient(28, 5);

  @Test
  void isWarmestInTheAfternoonAndColdestTwelveHoursLater() {
    assertThat(at("2026-03-01T15:00:00+07:00")).isCloseTo(33, within(1e-9));
    assertThat(at("2026-03-01T21:00:00+07:00")).isCloseTo(28, within(1e-9));
    assertThat(at("2026-03-02T03:00:00+07:00")).isCloseTo(23, within(1e-9));
  }

  private double at(String time) {
    return hall.celsiusAt(OffsetDateTime.parse(time).toInstant().toEpochMilli());
  }
}
