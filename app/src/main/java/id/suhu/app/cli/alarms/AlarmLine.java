package id.suhu.app.cli.alarms;

import id.suhu.cli.Colour;
import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Numbers;

/**
 * Formats alarm events for people, one line each.
 *
 * @param texts in the selected language
 * @param colours whether the words are coloured by urgency
 */
public record AlarmLine(Texts texts, boolean colours) {

  /**
   * Returns the line, such as {@code 2026-03-01T07:00:00.000Z S1 ALARM: Temperature too high, 83 °C
   * (limit 80 °C)}.
   */
  public String of(AlarmRecord event) {
    StringBuilder words =
        new StringBuilder(texts.getOr("event." + event.event(), event.event()))
            .append(": ")
            .append(texts.of(event.keterangan(), event.message()));
    // The text of a refused command is the reason, to which a temperature adds nothing.
    if (!event.isRefusal()) {
      appendReading(words, event);
    }
    event.command().ifPresent(command -> appendCommand(words, command));
    return "%s  %s  %s"
        .formatted(
            Printable.of(event.eventTime()),
            Printable.of(event.sensorId()),
            colour(event).of(Printable.of(words.toString()), colours));
  }

  private void appendReading(StringBuilder words, AlarmRecord event) {
    if (event.temperatureCelsius().isPresent()) {
      words
          .append(", ")
          .append(Numbers.temperature(event.temperatureCelsius().getAsDouble()))
          .append(" °C");
    }
    if (event.limit().isPresent()) {
      words.append(
          " (%s %s %s)"
              .formatted(
                  texts.get("alarm.limit"),
                  Numbers.temperature(event.limit().getAsDouble()),
                  event.limitUnit()));
    }
  }

  private void appendCommand(StringBuilder words, AlarmRecord.Command command) {
    command
        .shelvedUntil()
        .ifPresent(until -> words.append(", ").append(texts.get("alarm.until", until)));
    words.append(", ").append(texts.get("alarm.by", command.user()));
    if (!command.comment().isEmpty()) {
      words.append(": ").append(command.comment());
    }
  }

  private static Colour colour(AlarmRecord event) {
    if (event.isRefusal()) {
      return Colour.YELLOW;
    }
    if (event.active()) {
      return Colour.RED;
    }
    return event.needsAttention() ? Colour.YELLOW : Colour.GREEN;
  }
}
