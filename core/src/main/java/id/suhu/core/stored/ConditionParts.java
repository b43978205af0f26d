package id.suhu.core.stored;

import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RunningDelay;
import id.suhu.core.condition.SilenceCondition;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Encoding of conditions as parts of an alarm: the rule's settings first, then the memory if there
 * is any.
 */
final class ConditionParts {

  private static final int LEVEL = 16;
  private static final int LEVEL_MEMORY = 17;
  private static final int SILENCE = 18;

  private ConditionParts() {}

  static void write(PartsOutput parts, Condition condition) {
    if (condition instanceof LevelCondition level) {
      parts.part(LEVEL, out -> write(out, level.level()));
      if (!level.equals(level.fresh())) {
        parts.part(
            LEVEL_MEMORY,
            out -> {
              out.writeLong(level.delay().sinceMs());
              out.writeLong(level.delay().sinceArrivalMs());
              out.writeLong(level.lateArrivalMs());
            });
      }
    } else if (condition instanceof SilenceCondition silence) {
      parts.part(
          SILENCE,
          out -> {
            write(out, silence.after());
            out.writeByte(AlarmParts.severityByte(silence.severity()));
          });
    }
  }

  /**
   * Reads a part.
   *
   * @param before the condition, as read from earlier parts
   * @return null if the tag is not known
   */
  static @Nullable Condition read(int tag, PartInput in, @Nullable Condition before)
      throws IOException {
    return switch (tag) {
      case LEVEL ->
          new LevelCondition(
              new Level(
                  in.readDouble(),
                  in.readDouble(),
                  readDuration(in),
                  readDuration(in),
                  AlarmParts.readSeverity(in)));
      case LEVEL_MEMORY -> {
        if (!(before instanceof LevelCondition known)) {
          throw new IllegalArgumentException("sensor state has a level's memory without the level");
        }
        yield new LevelCondition(
            known.level(), new RunningDelay(in.readLong(), in.readLong()), in.readLong());
      }
      case SILENCE -> new SilenceCondition(readDuration(in), AlarmParts.readSeverity(in));
      default -> null;
    };
  }

  private static void write(DataOutputStream out, Level level) throws IOException {
    out.writeDouble(level.limitCelsius());
    out.writeDouble(level.deadbandCelsius());
    write(out, level.onDelay());
    write(out, level.offDelay());
    out.writeByte(AlarmParts.severityByte(level.severity()));
  }

  private static void write(DataOutputStream out, Duration duration) throws IOException {
    out.writeLong(duration.getSeconds());
    out.writeInt(duration.getNano());
  }

  private static Duration readDuration(PartInput in) throws IOException {
    long seconds = in.readLong();
    int nanos = in.readInt();
    PartInput.check(nanos >= 0 && nanos < 1_000_000_000, nanos + " nanoseconds");
    return Duration.ofSeconds(seconds, nanos);
  }
}
