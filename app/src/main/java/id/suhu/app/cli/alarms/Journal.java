package id.suhu.app.cli.alarms;

import id.suhu.cli.Console;
import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.OneLineJson;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prints alarm events as they are read. Single-threaded, for one use. */
final class Journal {

  private final Optional<String> sensor;
  private final Optional<Long> max;
  private final boolean json;
  private final Console console;
  private final Texts texts;

  private final AlarmLine line;

  private long printed;
  private long unreadable;

  /**
   * Creates a journal.
   *
   * @param sensor prints only this sensor's events, if given
   * @param max maximum number of events printed
   */
  Journal(Optional<String> sensor, Optional<Long> max, boolean json, Console console, Texts texts) {
    this.sensor = sensor;
    this.max = max;
    this.json = json;
    this.console = console;
    this.texts = texts;
    this.line = new AlarmLine(texts, console.colours());
  }

  /** Returns whether another event would be printed. */
  boolean wantsMore() {
    return max.isEmpty() || printed < max.get();
  }

  /** Prints a record of the alarm topic; returns whether to continue. */
  boolean take(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return wantsMore();
    }
    try {
      String written = OneLineJson.of(value);
      AlarmRecord event = AlarmEventJson.read(value);
      if (sensor.isEmpty() || sensor.get().equals(event.sensorId())) {
        printed++;
        console.line(json ? Printable.of(written) : line.of(event));
      }
    } catch (IllegalArgumentException e) {
      unreadable++;
    }
    return wantsMore();
  }

  /** Reports the number of records that could not be printed. */
  void close() {
    if (unreadable > 0) {
      console.note(texts.sentence("journal.unreadable", unreadable));
    }
  }
}
