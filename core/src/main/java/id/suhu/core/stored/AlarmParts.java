package id.suhu.core.stored;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.Attention;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.rule.Rule;
import id.suhu.core.sensor.Alarm;
import id.suhu.core.sensor.KeptParts;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encoding of an alarm and its rule as parts. */
final class AlarmParts {

  private static final int NAME = 1;
  private static final int LATCHING = 2;
  private static final int STATE = 3;
  private static final int RE_ALARM = 4;
  private static final int SHELF = 5;
  private static final int OUT_OF_SERVICE = 6;
  private static final int ASKED = 7;

  private AlarmParts() {}

  static void write(PartsOutput parts, Alarm alarm) {
    parts.text(NAME, alarm.rule().name());
    if (alarm.rule().latching()) {
      parts.part(LATCHING, out -> {});
    }
    alarm
        .rule()
        .reAlarm()
        .ifPresent(after -> parts.part(RE_ALARM, out -> ConditionParts.write(out, after)));
    ConditionParts.write(parts, alarm.condition());
    parts.part(STATE, out -> AlarmStateFields.write(out, alarm.state()));
    write(parts, alarm.attention());
    parts.kept(alarm.kept());
  }

  private static void write(PartsOutput parts, Attention attention) {
    attention
        .shelf()
        .ifPresent(
            shelf ->
                parts.part(
                    SHELF,
                    out -> {
                      out.writeUTF(shelf.user());
                      out.writeUTF(shelf.reason());
                      out.writeLong(shelf.untilMs());
                      out.writeLong(shelf.durationMs());
                    }));
    attention
        .outOfService()
        .ifPresent(
            outOfService ->
                parts.part(
                    OUT_OF_SERVICE,
                    out -> {
                      out.writeUTF(outOfService.user());
                      out.writeUTF(outOfService.reason());
                    }));
    if (attention.askedMs() != Attention.NEVER) {
      parts.part(ASKED, out -> out.writeLong(attention.askedMs()));
    }
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
    private Optional<Duration> reAlarm = Optional.empty();
    private Optional<Attention.Shelf> shelf = Optional.empty();
    private Optional<Attention.OutOfService> outOfService = Optional.empty();
    private long askedMs = Attention.NEVER;
    private AlarmState state = Normal.NEVER_RAISED;
    private @Nullable Condition condition;

    @Override
    public boolean read(int tag, PartInput part) throws IOException {
      switch (tag) {
        case NAME -> name = part.text();
        case LATCHING -> latching = true;
        case STATE -> state = AlarmStateFields.read(part, AlarmParts::readSeverity);
        case RE_ALARM -> reAlarm = Optional.of(ConditionParts.readDuration(part));
        case SHELF ->
            shelf =
                Optional.of(
                    new Attention.Shelf(
                        part.readUTF(), part.readUTF(), part.readLong(), part.readLong()));
        case OUT_OF_SERVICE ->
            outOfService = Optional.of(new Attention.OutOfService(part.readUTF(), part.readUTF()));
        case ASKED -> askedMs = part.readLong();
        default -> {
          Condition read = ConditionParts.read(tag, part, condition);
          condition = read == null ? condition : read;
          return read != null;
        }
      }
      return true;
    }

    private Attention attention() {
      boolean free = shelf.isEmpty() && outOfService.isEmpty() && askedMs == Attention.NEVER;
      return free ? Attention.FREE : new Attention(shelf, outOfService, askedMs);
    }

    Optional<Alarm> alarm(KeptParts kept) {
      return condition == null
          ? Optional.empty()
          : Optional.of(
              new Alarm(
                  new Rule(name, condition.fresh(), latching, reAlarm),
                  state,
                  condition,
                  attention(),
                  kept));
    }
  }
}
