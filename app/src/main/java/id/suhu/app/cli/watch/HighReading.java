package id.suhu.app.cli.watch;

import id.suhu.app.cli.Colour;
import id.suhu.app.cli.JsonLine;
import id.suhu.app.cli.Language;
import id.suhu.app.cli.Printable;
import id.suhu.app.cli.Texts;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.AlarmText;
import id.suhu.core.rule.HighRule;
import id.suhu.messages.Numbers;
import id.suhu.messages.Timestamps;

/** A reading above the limit as a line. */
final class HighReading {

  private static final AlarmText TEXT = HighRule.DEFAULT.text();

  private static final String ROW = "%-20s %11s  %-24s  %s";

  private HighReading() {}

  static String heading() {
    return ROW.formatted("sensor_id", "temperature", "event_time", "Keterangan");
  }

  static String text(Reading reading, Texts texts, boolean colours) {
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
  static String json(Reading reading) {
    return JsonLine.of(
        line -> {
          line.writeStringField("sensor_id", reading.sensor().text());
          JsonLine.temperature(line, "temperature", reading.celsius());
          line.writeStringField("event_time", Timestamps.print(reading.eventTimeMs()));
          line.writeStringField("Keterangan", TEXT.indonesian());
        });
  }
}
