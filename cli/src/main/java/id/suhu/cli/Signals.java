package id.suhu.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Turns SIGINT, SIGTERM and SIGHUP into a {@link Stop}, so that the command returns and the process
 * exits with the command's exit code.
 *
 * <p>A shutdown hook would need {@code Runtime.halt}: otherwise the exit code of a signalled JVM is
 * 128 + signal, and all hooks, including that of the logging framework, run while the command is
 * still running. This uses {@code sun.misc.Signal}, which JEP 260 retains because there is no
 * replacement, by reflection because a direct reference causes a compiler warning that cannot be
 * suppressed.
 */
final class Signals {

  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private final Stop stop;
  private final Console console;
  private final CountDownLatch ended = new CountDownLatch(1);

  Signals(Stop stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  /** Runs a command and returns its exit code. */
  int during(IntSupplier command) {
    NAMES.forEach(this::handle);
    try {
      return command.getAsInt();
    } finally {
      ended.countDown();
    }
  }

  private void handle(String name) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "handle" -> signalled();
            case "hashCode" -> {
              return System.identityHashCode(proxy);
            }
            case "equals" -> {
              return arguments != null && proxy == arguments[0];
            }
            default -> {
              return "Signals";
            }
          }
          return null;
        };
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
      signal
          .getMethod("handle", signal, type)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Windows has no SIGHUP, and a JVM started with -Xrs handles no signals: a signal without a
      // handler has its default effect.
      return;
    }
  }

  /** Handles a signal, on a thread created by the JVM. */
  private void signalled() throws InterruptedException {
    if (stop.asked()) {
      if (stop.patience() != Patience.LED) {
        // The second signal: do not wait any longer.
        halt();
      }
      return;
    }
    stop.ask();
    Optional<Duration> limit = stop.patience().limit();
    if (limit.isPresent() && !ended.await(limit.orElseThrow().toMillis(), TimeUnit.MILLISECONDS)) {
      console
          .notes()
          .println(
              "suhu: the command did not end within %d s"
                  .formatted(limit.orElseThrow().toSeconds()));
      halt();
    }
  }

  /** Ends this process and its child processes. */
  private static void halt() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(ExitCode.FAILED);
  }
}
