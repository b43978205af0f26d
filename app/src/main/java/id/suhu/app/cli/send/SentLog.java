package id.suhu.app.cli.send;

import id.suhu.cli.Console;
import id.suhu.cli.Printable;
import id.suhu.core.reading.SensorId;
import id.suhu.sim.send.SendListener;
import id.suhu.sim.send.SentReading;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Logs sent readings, each of them or their number. Thread-safe. */
final class SentLog implements SendListener {

  private final Console console;
  private final boolean each;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Exception> firstFailure = new AtomicReference<>();

  /**
   * Creates a log on a console.
   *
   * @param each whether every acknowledged reading is printed
   */
  SentLog(Console console, boolean each) {
    this.console = console;
    this.each = each;
  }

  @Override
  public void acknowledged(SentReading reading) {
    acknowledged.incrementAndGet();
    if (each) {
      console.line("Data sent: " + Printable.of(reading.json()));
      console.flush();
    }
  }

  @Override
  public void failed(SensorId sensor, String json, Exception reason) {
    firstFailure.compareAndSet(null, reason);
  }

  /** Returns the number of acknowledged readings. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** Returns the reason of the first failure. */
  String firstFailure() {
    Exception reason = firstFailure.get();
    return reason == null ? "" : String.valueOf(reason.getMessage());
  }
}
