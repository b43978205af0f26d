package id.suhu.messages;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.RejectReason;
import id.suhu.core.reading.SensorId;
import java.util.Optional;

/** What a record of the reading topic turned out to be. */
public sealed interface Decoded {

  /** The sensor, where the record names one that is valid. */
  Optional<SensorId> sensor();

  /** A reading. */
  record Good(Reading reading) implements Decoded {
    @Override
    public Optional<SensorId> sensor() {
      return Optional.of(reading.sensor());
    }
  }

  /**
   * No reading.
   *
   * @param reason why
   * @param detail the value and the rule it breaks, as a sentence
   */
  record Rejected(RejectReason reason, Optional<SensorId> sensor, String detail)
      implements Decoded {}
}
