package id.suhu.sim.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MS = 1_000_000;

  private final ManualTicker ticker = new ManualTicker();
  private final Pace pace = new Pace(ticker);

  @Test
  void sleepsUntilAReadingIsDue() throws Exception {
    pace.await(0);
    pace.await(300 * MS);
    pace.await(1_000 * MS);

    assertThat(ticker.sleeps()).containsExactly(300 * MS, 700 * MS);
    assertThat(pace.elapsed()).isEqualTo(1_000 * MS);
  }

  @Test
  void subtractsWorkFromTheTimeUntilTheNextReading() throws Exception {
    pace.await(100 * MS);
    ticker.advance(30 * MS);
    pace.await(200 * MS);

    assertThat(ticker.sleeps()).containsExactly(100 * MS, 70 * MS);
  }

  @Test
  void catchesUpAfterADelay() throws Exception {
    pace.await(100 * MS);
    ticker.advance(1_050 * MS);
    for (long i = 2; i <= 11; i++) {
      pace.await(i * 100 * MS);
    }
    pace.await(1_200 * MS);

    assertThat(ticker.sleeps()).containsExactly(100 * MS, 50 * MS);
  }

  @Test
  void sleepsOnceForAllReadingsDueWithinAMillisecond() throws Exception {
    // 200,000 per second for one second.
    for (int i = 0; i < 200_000; i++) {
      pace.await(i * 5_000L);
    }

    assertThat(ticker.sleeps()).hasSize(1_000).allMatch(sleep -> sleep == MS);
  }
}
