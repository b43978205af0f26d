package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.reading.Reading;
import java.util.Optional;
import java.util.OptionalDouble;

/** Creates the entries of the journal. */
final class JournalEntry {

  private JournalEntry() {}

  /** Returns the entry for an alarm changed by a reading. */
  static AlarmEvent ofReading(
      EventType type, Alarm after, Reading reading, Optional<String> machine) {
    return new AlarmEvent(
        type,
        reading.sensor(),
        machine,
        after.rule().name(),
        after.condition().text(),
        // A late reading is not part of the latest occurrence.
        type == EventType.LATE_EXCURSION ? after.condition().severity() : after.severity(),
        after.state(),
        OptionalDouble.of(reading.celsius()),
        after.condition().limit(after.state()),
        reading.eventTimeMs(),
        reading.position());
  }

  /** Returns the entry for an alarm changed by the wall clock. */
  static AlarmEvent ofWallClock(EventType type, Alarm after, SensorState state, long wallMs) {
    return new AlarmEvent(
        type,
        state.sensor(),
        state.machine(),
        after.rule().name(),
        after.condition().text(),
        after.severity(),
        after.state(),
        state.latest().isPresent()
            ? OptionalDouble.of(state.latest().get().celsius())
            : OptionalDouble.empty(),
        after.condition().limit(after.state()),
        wallMs,
        state.position());
  }
}
