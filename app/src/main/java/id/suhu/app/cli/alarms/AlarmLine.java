package id.suhu.app.cli.alarms;

import id.suhu.app.cli.Colour;
import id.suhu.app.cli.Texts;
import id.suhu.core.alarm.EventType;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Numbers;

/**
 * Alarm events in plain words, one line each.
 *
 * @param texts in the language that was asked for
 * @param colours whether the words are coloured by how much they ask for
 */
public record AlarmLine(Texts texts, boolean colours) {

  /**
   * The line, such as {@code 2026-03-01T07:00:00.000Z S1 ALARM: Temperature too high, 83 °C (limit
   * 80 °C)}.
   */
  public String of(AlarmRecord event) {
    String name = event.reAlarm() ? "re_alarm" : event.event();
    StringBuilder words =
        new StringBuilder(texts.getOr("event." + name, name))
            .append(": ")
            .append(texts.of(event.keterangan(), event.message()));
    if (event.reason().isEmpty()) {
      addMeasured(words, event);
    }
    event
        .shelvedUntil()
        .ifPresent(until -> words.append(", ").append(texts.get("alarm.until", until)));
    if (event.user().isPresent()) {
      words.append(" [").append(event.user().get());
      event
          .comment()
          .filter(said -> !said.isEmpty())
          .ifPresent(said -> words.append(": ").append(said));
      words.append(']');
    } else if (event.event().equals(EventType.UNSHELVED.code())) {
      words.append(" [").append(texts.get("alarm.time_over")).append(']');
    }
    return "%s  %s  %s"
        .formatted(
            event.eventTime(), event.sensorId(), colour(event).of(words.toString(), colours));
  }

  private void addMeasured(StringBuilder words, AlarmRecord event) {
    if (event.temperatureCelsius().isPresent()) {
      words
          .append(", ")
          .append(Numbers.temperature(event.temperatureCelsius().getAsDouble()))
          .append(" °C");
    }
    String unit = " °C";
    if (event.ratePerMinute().isPresent()) {
      unit = " °C/min";
      words
          .append(", ")
          .append(Numbers.temperature(event.ratePerMinute().getAsDouble()))
          .append(unit);
    }
    if (event.limit().isPresent()) {
      String limit = Numbers.temperature(event.limit().getAsDouble());
      words.append(" (").append(texts.get("alarm.limit")).append(' ').append(limit);
      words.append(unit).append(')');
    }
  }

  private static Colour colour(AlarmRecord event) {
    if (event.active() && !event.isSuppressed()) {
      return Colour.RED;
    }
    return event.needsAttention() ? Colour.YELLOW : Colour.GREEN;
  }
}
