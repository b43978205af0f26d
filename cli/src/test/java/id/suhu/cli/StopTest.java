package id.suhu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StopTest {

  private final Stop stop = new Stop();

  @Test
  void interruptsABlockingStep() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Thread asker =
        new Thread(
            () -> {
              try {
                waiting.await();
              } catch (InterruptedException e) {
                return;
              }
              stop.ask();
            });
    asker.start();

    assertThatExceptionOfType(StoppedException.class)
        .isThrownBy(
            () ->
                stop.interrupting(
                    () -> {
                      waiting.countDown();
                      return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                    }));

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    asker.join();
  }

  @Test
  void runsNoStepAfterAStopRequest() {
    stop.ask();

    assertThatExceptionOfType(StoppedException.class)
        .isThrownBy(
            () ->
                stop.interrupting(
                    () -> {
                      throw new AssertionError("the step was taken");
                    }));
  }

  @Test
  void propagatesTheFailureOfAStep() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                stop.interrupting(
                    () -> {
                      throw new IOException("disk full");
                    }))
        .withMessage("disk full");
  }

  @Test
  void returnsTheResultOfAStepDespiteAStopRequest() {
    String given =
        stop.interrupting(
            () -> {
              stop.ask();
              return "given";
            });

    assertThat(given).isEqualTo("given");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
