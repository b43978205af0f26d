package id.suhu.app.cli.alarms;

import id.suhu.cli.Colour;
import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Numbers;
import id.suhu.messages.SetAside;
import id.suhu.view.alarm.OpenAlarm;

/** An alarm that is not at rest, as a line. */
final class OpenAlarmLine {

  private static final String ROW = "%-20s %-8s %-23s %-24s %7s %11s  %s";

  private OpenAlarmLine() {}

  static String heading() {
    return ROW.formatted(
        "alarm_id", "severity", "state", "raised_time", "quality", "temperature", "Keterangan");
  }

  static String text(OpenAlarm alarm, Texts texts, boolean colours) {
    AlarmRecord event = alarm.latest();
    StringBuilder words = new StringBuilder(texts.of(event.keterangan(), event.message()));
    alarm.outOfService().ifPresent(by -> words.append(outOfService(by, texts)));
    alarm.shelf().ifPresent(by -> words.append(shelved(by, texts)));
    return ROW.formatted(
        Printable.of(event.alarmId()),
        Printable.of(event.severity()),
        Printable.of(event.state()),
        Printable.of(alarm.raisedTime().orElse("?")),
        Printable.of(alarm.quality().orElse("?")),
        event.temperatureCelsius().isPresent()
            ? Numbers.temperature(event.temperatureCelsius().getAsDouble())
            : "-",
        (event.active() ? Colour.RED : Colour.YELLOW)
            .of(Printable.of(words.toString()), colours && alarm.needsAttention()));
  }

  private static String outOfService(SetAside by, Texts texts) {
    return " (" + texts.get("alarm.out_of_service", by.since(), by.user(), by.reason()) + ")";
  }

  private static String shelved(SetAside by, Texts texts) {
    return " (" + texts.get("alarm.shelved", by.until().orElse("?"), by.user(), by.reason()) + ")";
  }

  static String json(OpenAlarm alarm) {
    return Printable.of(alarm.toJson());
  }
}
