package id.suhu.app.cli.alarms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.app.cli.Colour;
import id.suhu.app.cli.Texts;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An alarm that is not at rest as a line. */
final class OpenAlarmLine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ROW = "%-20s %-8s %-23s %-24s %7s %11s  %s";

  private OpenAlarmLine() {}

  static String heading() {
    return ROW.formatted(
        "alarm_id", "severity", "state", "raised_time", "quality", "temperature", "Keterangan");
  }

  static String text(OpenAlarm alarm, Texts texts, boolean colours) {
    AlarmRecord event = alarm.latest();
    StringBuilder words = new StringBuilder(texts.of(event.keterangan(), event.message()));
    alarm
        .aside()
        .ifPresent(
            aside -> {
              words.append(" [").append(aside.user().orElse("?"));
              words.append(": ").append(aside.comment().orElse(""));
              aside
                  .shelvedUntil()
                  .ifPresent(until -> words.append(", ").append(texts.get("alarm.until", until)));
              words.append(']');
            });
    return ROW.formatted(
        event.alarmId(),
        event.severity(),
        event.state(),
        alarm.raisedTime().orElse("?"),
        alarm.quality().orElse("?"),
        event.temperatureCelsius().isPresent()
            ? Numbers.temperature(event.temperatureCelsius().getAsDouble())
            : "-",
        (event.active() ? Colour.RED : Colour.YELLOW).of(words.toString(), colours));
  }

  static String json(OpenAlarm alarm) {
    try {
      ObjectNode line = (ObjectNode) JSON.readTree(alarm.json());
      alarm.raisedTime().ifPresent(time -> line.put("raised_time", time));
      alarm.quality().ifPresent(quality -> line.put("quality", quality));
      if (alarm.aside().isPresent()) {
        AlarmRecord aside = alarm.aside().get();
        aside.user().ifPresent(user -> line.put("suppressed_by", user));
        aside.comment().ifPresent(reason -> line.put("suppressed_reason", reason));
        aside.shelvedUntil().ifPresent(until -> line.put("shelved_until", until));
      }
      return JSON.writeValueAsString(line);
    } catch (IOException e) {
      throw new UncheckedIOException("an event that was read once cannot be read again", e);
    }
  }
}
