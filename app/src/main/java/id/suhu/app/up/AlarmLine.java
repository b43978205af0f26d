package id.suhu.app.up;

import id.suhu.app.cli.Texts;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Numbers;

/** An alarm event as one line in plain words. */
record AlarmLine(Texts texts, boolean colours) {

  String of(AlarmRecord event) {
    return event.eventTime()
        + "  "
        + event.event()
        + "  "
        + event.sensorId()
        + "  "
        + texts.of(event.keterangan(), event.message())
        + (event.temperatureCelsius().isPresent()
            ? "  " + Numbers.temperature(event.temperatureCelsius().getAsDouble()) + " °C"
            : "");
  }
}
