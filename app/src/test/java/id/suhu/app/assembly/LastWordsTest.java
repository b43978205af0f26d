package id.suhu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.internals.KafkaThread;
import org.junit.jupiter.api.Test;

class LastWordsTest {

  private final RecordedLastWords recorded = new RecordedLastWords();

  private static void run(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  @Test
  void reportsAThreadThatEndsByAnExceptionInOneSentence() throws Exception {
    recorded.during(
        () -> {
          run(
              new Thread(
                  () -> {
                    throw new IllegalStateException("as a test");
                  },
                  "one"));
        });

    assertThat(recorded.lines())
        .containsExactly(
            "suhu: Thread one ended by java.lang.IllegalStateException: as a test;"
                + " its task is not performed until Suhu is restarted.");
    assertThat(recorded.exitCodes()).isEmpty();
  }

  @Test
  void endsTheProcessAfterAnErrorOfTheJvm() throws Exception {
    recorded.during(
        () -> {
          run(
              new Thread(
                  () -> {
                    throw new InternalError("as a test");
                  },
                  "one"));
        });

    assertThat(recorded.lines())
        .containsExactly(
            "suhu: Thread one ended by java.lang.InternalError: as a test;"
                + " Suhu stops, so that it can be restarted.");
    assertThat(recorded.exitCodes()).containsExactly(1);
  }

  @Test
  void runsTheLastActionBeforeItEndsTheProcessOutOfMemory() throws Exception {
    AtomicInteger executions = new AtomicInteger();
    recorded.words().beforeTheEnd(() -> executions.set(1 + recorded.exitCodes().size()));
    recorded.during(
        () -> {
          run(
              new Thread(
                  () -> {
                    throw new OutOfMemoryError("as a test");
                  },
                  "one"));
        });

    assertThat(recorded.lines())
        .containsExactly(
            "suhu: Out of memory; Suhu stops, so that it can be restarted. (as a test)");
    assertThat(recorded.exitCodes()).containsExactly(1);
    assertThat(executions).as("executed once, before the exit").hasValue(1);
  }

  @Test
  void endsTheProcessWhenKafkaOnlyLogsThatAThreadIsOutOfMemory() throws Exception {
    recorded.during(
        () -> {
          run(
              KafkaThread.daemon(
                  "kafka-thread",
                  () -> {
                    throw new OutOfMemoryError("as a test");
                  }));
        });

    assertThat(recorded.lines()).singleElement().asString().contains("Out of memory");
    assertThat(recorded.exitCodes()).containsExactly(1);
  }

  @Test
  void endsTheProcessWhenTheHandlerOfAThreadIsOutOfMemoryToo() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                go.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new OutOfMemoryError("as a test");
            },
            "handled");
    thread.setUncaughtExceptionHandler(
        (where, cause) -> {
          throw new OutOfMemoryError("as a test, in the handler");
        });
    thread.start();
    recorded.words().takeOverThreads();
    go.countDown();
    thread.join();

    assertThat(recorded.exitCodes()).containsExactly(1);
  }

  @Test
  void removesTheHandlersOnClose() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    recorded.words().listen().close();

    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    run(
        KafkaThread.daemon(
            "kafka-thread",
            () -> {
              throw new OutOfMemoryError("as a test");
            }));
    assertThat(recorded.exitCodes()).isEmpty();
  }
}
