package id.suhu.core.stored;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.rule.Rule;
import id.suhu.core.sensor.Alarm;
import id.suhu.core.sensor.KeptParts;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encoding of an alarm and its rule as parts. */
final class AlarmParts {

  private static final int NAME = 1;
  private static final int LATCHING = 2;
  private static final int STATE = 3;

  private AlarmParts() {}

  static void write(PartsOutput parts, Alarm alarm) {
    parts.text(NAME, alarm.rule().name());
    if (alarm.rule().latching()) {
      parts.part(LATCHING, out -> {});
    }
    ConditionParts.write(parts, alarm.condition());
    parts.part(STATE, out -> AlarmStateFields.write(out, alarm.state()));
    parts.kept(alarm.kept());
  }

  /** Reads an alarm; empty if its condition is unknown. */
  static Optional<Alarm> read(PartInput in) throws IOException {
    Draft draft = new Draft();
    KeptParts kept = in.parts(draft);
    return draft.alarm(kept);
  }

  static int severityByte(Severity severity) {
    return severity.code().charAt(0);
  }

  static Severity readSeverity(PartInput in) throws IOException {
    int code = in.readByte();
    for (Severity severity : Severity.values()) {
      if (severityByte(severity) == code) {
        return severity;
      }
    }
    throw new IllegalArgumentException("sensor state has the invalid severity " + code);
  }

  /** An alarm of which only some parts have been read. */
  private static final class Draft implements PartInput.Reader {

    private String name = "";
    private boolean latching;
    private AlarmState state = Normal.NEVER_RAISED;
    private @Nullable Condition condition;

    @Override
    public boolean read(int tag, PartInput part) throws IOException {
      switch (tag) {
        case NAME -> name = part.text();
        case LATCHING -> latching = true;
        case STATE -> state = AlarmStateFields.read(part, AlarmParts::readSeverity);
        default -> {
          Condition read = ConditionParts.read(tag, part, condition);
          condition = read == null ? condition : read;
          return read != null;
        }
      }
      return true;
    }

    Optional<Alarm> alarm(KeptParts kept) {
      return condition == null
          ? Optional.empty()
          : Optional.of(
              new Alarm(new Rule(name, condition.fresh(), latching), state, condition, kept));
    }
  }
}
