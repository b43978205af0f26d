package id.suhu.messages;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.RejectReason;
import id.suhu.core.reading.SensorId;
import java.util.Optional;

/** The result of decoding a record of the reading topic. */
public sealed interface Decoded {

  /** Returns the sensor, if the record names a valid one. */
  Optional<SensorId> sensor();

  /** A valid reading. */
  record Good(Reading reading) implements Decoded {
    @Override
    public Optional<SensorId> sensor() {
      return Optional.of(reading.sensor());
    }
  }

  /**
   * * A rejected record.
   *
   * @param reason the reason
   * @param detail the value and the rule that it violates, as a sentence
   */
  record Rejected(RejectReason reason, Optional<SensorId> sensor, String detail)
      implements Decoded {}
}
