package id.suhu.cli;

import id.suhu.core.alarm.AlarmText;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Rule;
import id.suhu.messages.Numbers;
import id.suhu.messages.Timestamps;

/** Formats a reading above the limit as a line. All programs use the same format. */
public final class HighReading {

  private static final AlarmText TEXT = Rule.HIGH.condition().text();

  /** The text of the predecessor system for such a reading. */
  public static final String KETERANGAN = TEXT.indonesian();

  private static final String ROW = "%-20s %11s  %-24s  %s";

  private HighReading() {}

  /** Returns the heading of the text lines. */
  public static String heading() {
    return ROW.formatted("sensor_id", "temperature", "event_time", "Keterangan");
  }

  /**
   * Returns the line in text format.
   *
   * @param colours whether the line may be coloured
   */
  public static String text(Reading reading, Texts texts, boolean colours) {
    return ROW.formatted(
        Printable.of(reading.sensor().text()),
        Numbers.temperature(reading.celsius()),
        Timestamps.print(reading.eventTimeMs()),
        Colour.RED.of(keterangan(texts.language()), colours));
  }

  /**
   * Returns the predecessor's text, which is included in every language because users and programs
   * search for it.
   */
  private static String keterangan(Language language) {
    return language == Language.ID
        ? TEXT.indonesian()
        : Language.BOTH.of(TEXT.indonesian(), TEXT.english());
  }

  /** Returns the line in JSON format, with the same four members in every language. */
  public static String json(Reading reading) {
    return JsonLine.of(
        line -> {
          line.writeStringField("sensor_id", reading.sensor().text());
          JsonLine.temperature(line, "temperature", reading.celsius());
          line.writeStringField("event_time", Timestamps.print(reading.eventTimeMs()));
          line.writeStringField("Keterangan", KETERANGAN);
        });
  }
}
