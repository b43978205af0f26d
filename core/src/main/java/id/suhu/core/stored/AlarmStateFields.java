package id.suhu.core.stored;

import id.suhu.core.alarm.Active;
import id.suhu.core.alarm.ActiveAcknowledged;
import id.suhu.core.alarm.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EndedOccurrence;
import id.suhu.core.alarm.Inactive;
import id.suhu.core.alarm.LatchedAcknowledged;
import id.suhu.core.alarm.LatchedUnacknowledged;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.ReturnedUnacknowledged;
import id.suhu.core.alarm.Severity;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Encoding of an alarm's state as fields. The position of an occurrence's severity depends on the
 * version.
 */
final class AlarmStateFields {

  /** A normal alarm with a latest occurrence; {@code A} is one that was never raised. */
  private static final char RAISED_ONCE = 'a';

  private AlarmStateFields() {}

  /** Reads the severity of an occurrence, before its other fields. */
  @FunctionalInterface
  interface SeverityReader {
    Severity read(PartInput in) throws IOException;
  }

  static void write(DataOutputStream out, AlarmState state) throws IOException {
    if (state instanceof Active active) {
      out.writeByte(state.letter());
      write(out, active.raised());
    } else {
      Optional<EndedOccurrence> past = ((Inactive) state).past();
      boolean raisedOnce = state instanceof Normal && past.isPresent();
      out.writeByte(raisedOnce ? RAISED_ONCE : state.letter());
      if (past.isPresent()) {
        write(out, past.get().raised());
        out.writeLong(past.get().clearedMs());
      }
    }
  }

  private static void write(DataOutputStream out, Occurrence occurrence) throws IOException {
    out.writeByte(AlarmParts.severityByte(occurrence.severity()));
    out.writeLong(occurrence.number());
    out.writeLong(occurrence.sinceMs());
    out.writeLong(occurrence.raisedMs());
  }

  static AlarmState read(PartInput in, SeverityReader severity) throws IOException {
    char letter = (char) in.readByte();
    return switch (letter) {
      case 'A' -> Normal.NEVER_RAISED;
      case RAISED_ONCE -> new Normal(Optional.of(readEnded(in, severity)));
      case 'B' -> new ActiveUnacknowledged(readOccurrence(in, severity));
      case 'C' -> new ActiveAcknowledged(readOccurrence(in, severity));
      case 'D' -> new ReturnedUnacknowledged(readEnded(in, severity));
      case 'E' -> new LatchedUnacknowledged(readEnded(in, severity));
      case 'F' -> new LatchedAcknowledged(readEnded(in, severity));
      default ->
          throw new IllegalArgumentException(
              "sensor state has an alarm in the invalid state " + letter);
    };
  }

  private static EndedOccurrence readEnded(PartInput in, SeverityReader severity)
      throws IOException {
    return new EndedOccurrence(readOccurrence(in, severity), in.readLong());
  }

  private static Occurrence readOccurrence(PartInput in, SeverityReader severity)
      throws IOException {
    Severity of = severity.read(in);
    return new Occurrence(in.readLong(), of, in.readLong(), in.readLong());
  }
}
