package id.suhu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.KafkaThread;
import org.junit.jupiter.api.Test;

class LastWordsTest {

  private final Heard heard = new Heard();

  private static void run(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  @Test
  void aThreadThatEndsByAnExceptionIsToldInOneSentence() throws Exception {
    heard.during(
        () -> {
          run(
              new Thread(
                  () -> {
                    throw new IllegalStateException("of its own");
                  },
                  "one"));
        });

    assertThat(heard.lines())
        .containsExactly(
            "suhu: Thread one ended by java.lang.IllegalStateException: of its own;"
                + " its task is not performed until Suhu is restarted.");
    assertThat(heard.exitCodes()).isEmpty();
  }

  @Test
  void anErrorOfTheJvmInAThreadEndsTheProcess() throws Exception {
    heard.during(
        () -> {
          run(
              new Thread(
                  () -> {
                    throw new InternalError("as a test");
                  },
                  "one"));
        });

    assertThat(heard.lines())
        .containsExactly(
            "suhu: Thread one ended by java.lang.InternalError: as a test;"
                + " Suhu stops, so that it can be restarted.");
    assertThat(heard.exitCodes()).containsExactly(1);
  }

  @Test
  void lackOfMemoryEndsTheProcessAfterWhatIsToBeDoneForTheNext() throws Exception {
    AtomicInteger deeds = new AtomicInteger();
    heard.words().beforeTheEnd(() -> deeds.set(1 + heard.exitCodes().size()));
    heard.during(
        () -> {
          run(
              new Thread(
                  () -> {
                    throw new OutOfMemoryError("as a test");
                  },
                  "one"));
        });

    assertThat(heard.lines())
        .containsExactly(
            "suhu: Out of memory; Suhu stops, so that it can be restarted. (as a test)");
    assertThat(heard.exitCodes()).containsExactly(1);
    assertThat(deeds).as("done once, before the end").hasValue(1);
  }

  @Test
  void lackOfMemoryInAThreadOfKafkasEndsTheProcessThoughKafkaOnlyLogsIt() throws Exception {
    heard.during(
        () -> {
          run(
              KafkaThread.daemon(
                  "kafka-thread",
                  () -> {
                    throw new OutOfMemoryError("as a test");
                  }));
        });

    assertThat(heard.lines()).singleElement().asString().contains("Out of memory");
    assertThat(heard.exitCodes()).containsExactly(1);
  }

  @Test
  void lackOfMemoryEndsTheProcessThoughAThreadsOwnHandlerHasNoneEither() throws Exception {
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
    heard.words().takeOverThreads();
    go.countDown();
    thread.join();

    assertThat(heard.exitCodes()).containsExactly(1);
  }

  @Test
  void theLastWordsAreOverWithTheClose() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    heard.words().listen().close();

    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    run(
        KafkaThread.daemon(
            "kafka-thread",
            () -> {
              throw new OutOfMemoryError("as a test");
            }));
    assertThat(heard.exitCodes()).isEmpty();
  }
}
