package id.suhu.core.history;

import id.suhu.core.reading.Position;

/**
 * An alarm event as written to the journal.
 *
 * @param eventTimeMs event time, epoch milliseconds
 * @param sensor the sensor's id; empty in the answer to a command without one
 * @param alarmId the alarm's id, which may be empty as well
 * @param event the event's name, such as {@code raised}
 * @param json the event as it is in the journal
 * @param position its position in the journal, which identifies it
 */
public record JournalLine(
    long eventTimeMs,
    String sensor,
    String alarmId,
    String event,
    String json,
    Position position) {}
