package id.suhu.cli;

import id.suhu.core.alarm.AlarmText;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Rule;
import id.suhu.messages.Numbers;
import id.suhu.messages.Timestamps;

/**
 * A reading above the limit as a line, the same from every program: whoever reads these lines need
 * not know which of them wrote them.
 */
public final class HighReading {

  private static final AlarmText TEXT = Rule.HIGH.condition().text();

  /** The first system's word for such a reading. */
  public static final String KETERANGAN = TEXT.indonesian();

  private static final String ROW = "%-20s %11s  %-24s  %s";

  private HighReading() {}

  /** What stands above the lines of text. */
  public static String heading() {
    return ROW.formatted("sensor_id", "temperature", "event_time", "Keterangan");
  }

  /**
   * The line for people.
   *
   * @param colours whether it may be coloured
   */
  public static String text(Reading reading, Texts texts, boolean colours) {
    return ROW.formatted(
        Printable.of(reading.sensor().text()),
        Numbers.temperature(reading.celsius()),
        Timestamps.print(reading.eventTimeMs()),
        Colour.RED.of(keterangan(texts.language()), colours));
  }

  /** The first system's word for it stays in every language: people and programs look for it. */
  private static String keterangan(Language language) {
    return language == Language.ID
        ? TEXT.indonesian()
        : Language.BOTH.of(TEXT.indonesian(), TEXT.english());
  }

  /** These four members, whatever the language: programs read it. */
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
