package id.suhu.core.stored;

import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.Rate;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.condition.RateWindow;
import id.suhu.core.condition.RunningDelay;
import id.suhu.core.condition.Side;
import id.suhu.core.condition.SilenceCondition;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encoding of conditions as parts of an alarm: the rule's settings first, then the memory if there
 * is any.
 */
final class ConditionParts {

  private static final int LEVEL = 16;
  private static final int LEVEL_MEMORY = 17;
  private static final int SILENCE = 18;
  private static final int SECOND_LEVEL = 19;

  /** Like {@link #LEVEL}, for a lower limit. */
  private static final int LOWER_LEVEL = 20;

  private static final int SECOND_LEVEL_MEMORY = 21;
  private static final int RANGE = 22;
  private static final int RANGE_MEMORY = 23;
  private static final int RATE = 24;
  private static final int RATE_WINDOW = 25;
  private static final int RATE_MEMORY = 26;
  private static final int SECOND_LEVEL_REACHED = 27;

  private ConditionParts() {}

  static void write(PartsOutput parts, Condition condition) {
    if (condition instanceof LevelCondition level) {
      write(parts, level);
    } else if (condition instanceof RangeCondition range) {
      write(parts, range);
    } else if (condition instanceof RateCondition rate) {
      write(parts, rate);
    } else if (condition instanceof SilenceCondition silence) {
      parts.part(
          SILENCE,
          out -> {
            write(out, silence.after());
            out.writeByte(AlarmParts.severityByte(silence.severity()));
          });
    }
  }

  private static void write(PartsOutput parts, LevelCondition condition) {
    Level level = condition.level();
    parts.part(level.side() == Side.HIGH ? LEVEL : LOWER_LEVEL, out -> write(out, level));
    condition
        .second()
        .ifPresent(
            second ->
                parts.part(
                    SECOND_LEVEL,
                    out -> {
                      out.writeDouble(second.limitCelsius());
                      out.writeByte(AlarmParts.severityByte(second.severity()));
                    }));
    if (!condition.delay().equals(RunningDelay.NONE)
        || condition.lateArrivalMs() != Condition.NEVER) {
      parts.part(
          LEVEL_MEMORY,
          out -> {
            write(out, condition.delay());
            out.writeLong(condition.lateArrivalMs());
          });
    }
    if (!condition.secondDelay().equals(RunningDelay.NONE)) {
      parts.part(SECOND_LEVEL_MEMORY, out -> write(out, condition.secondDelay()));
    }
    if (condition.reachedSecond()) {
      parts.part(SECOND_LEVEL_REACHED, out -> {});
    }
  }

  private static void write(PartsOutput parts, RangeCondition range) {
    parts.part(
        RANGE,
        out -> {
          out.writeDouble(range.lowestCelsius());
          out.writeDouble(range.highestCelsius());
          write(out, range.offDelay());
          out.writeByte(AlarmParts.severityByte(range.severity()));
        });
    if (!range.delay().equals(RunningDelay.NONE)) {
      parts.part(RANGE_MEMORY, out -> write(out, range.delay()));
    }
  }

  private static void write(PartsOutput parts, RateCondition condition) {
    Rate rate = condition.rate();
    parts.part(
        RATE,
        out -> {
          out.writeDouble(rate.limitPerMinute());
          out.writeDouble(rate.deadbandPerMinute());
          write(out, rate.window());
          write(out, rate.onDelay());
          write(out, rate.offDelay());
          out.writeByte(AlarmParts.severityByte(rate.severity()));
        });
    if (!condition.window().isEmpty()) {
      parts.part(RATE_WINDOW, out -> write(out, condition.window()));
    }
    if (!condition.delay().equals(RunningDelay.NONE)) {
      parts.part(RATE_MEMORY, out -> write(out, condition.delay()));
    }
  }

  private static void write(DataOutputStream out, RateWindow window) throws IOException {
    int[] counts = window.counts();
    double[] offsetsMs = window.offsetsMs();
    double[] celsius = window.celsius();
    out.writeLong(window.newest());
    for (int part = 0; part < RateWindow.PARTS; part++) {
      out.writeInt(counts[part]);
      out.writeDouble(offsetsMs[part]);
      out.writeDouble(celsius[part]);
    }
  }

  private static RateWindow readWindow(PartInput in) throws IOException {
    long newest = in.readLong();
    int[] counts = new int[RateWindow.PARTS];
    double[] offsetsMs = new double[RateWindow.PARTS];
    double[] celsius = new double[RateWindow.PARTS];
    for (int part = 0; part < RateWindow.PARTS; part++) {
      counts[part] = in.readInt();
      PartInput.check(counts[part] >= 0, counts[part] + " readings");
      offsetsMs[part] = in.readDouble();
      celsius[part] = in.readDouble();
    }
    return RateWindow.of(newest, counts, offsetsMs, celsius);
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
      case LEVEL -> new LevelCondition(readLevel(in, Side.HIGH));
      case LOWER_LEVEL -> new LevelCondition(readLevel(in, Side.LOW));
      case SECOND_LEVEL -> {
        Level first = known(LevelCondition.class, before).level();
        Level second = first.beyond(in.readDouble(), AlarmParts.readSeverity(in));
        yield new LevelCondition(first, Optional.of(second));
      }
      case LEVEL_MEMORY -> {
        LevelCondition known = known(LevelCondition.class, before);
        yield new LevelCondition(
            known.level(),
            known.second(),
            readDelay(in),
            known.secondDelay(),
            in.readLong(),
            known.reachedSecond());
      }
      case SECOND_LEVEL_MEMORY -> {
        LevelCondition known = known(LevelCondition.class, before);
        yield new LevelCondition(
            known.level(),
            known.second(),
            known.delay(),
            readDelay(in),
            known.lateArrivalMs(),
            known.reachedSecond());
      }
      case SECOND_LEVEL_REACHED -> {
        LevelCondition known = known(LevelCondition.class, before);
        yield new LevelCondition(
            known.level(),
            known.second(),
            known.delay(),
            known.secondDelay(),
            known.lateArrivalMs(),
            true);
      }
      case RANGE ->
          new RangeCondition(
              in.readDouble(), in.readDouble(), readDuration(in), AlarmParts.readSeverity(in));
      case RANGE_MEMORY -> {
        RangeCondition known = known(RangeCondition.class, before);
        yield new RangeCondition(
            known.lowestCelsius(),
            known.highestCelsius(),
            known.offDelay(),
            known.severity(),
            readDelay(in));
      }
      case RATE ->
          new RateCondition(
              new Rate(
                  in.readDouble(),
                  in.readDouble(),
                  readDuration(in),
                  readDuration(in),
                  readDuration(in),
                  AlarmParts.readSeverity(in)));
      case RATE_WINDOW -> {
        RateCondition known = known(RateCondition.class, before);
        yield new RateCondition(known.rate(), readWindow(in), known.delay());
      }
      case RATE_MEMORY -> {
        RateCondition known = known(RateCondition.class, before);
        yield new RateCondition(known.rate(), known.window(), readDelay(in));
      }
      case SILENCE -> new SilenceCondition(readDuration(in), AlarmParts.readSeverity(in));
      default -> null;
    };
  }

  private static <C extends Condition> C known(Class<C> kind, @Nullable Condition before) {
    if (kind.isInstance(before)) {
      return kind.cast(before);
    }
    throw new IllegalArgumentException(
        "sensor state has a part of a %s without its settings".formatted(kind.getSimpleName()));
  }

  private static Level readLevel(PartInput in, Side side) throws IOException {
    return new Level(
        side,
        in.readDouble(),
        in.readDouble(),
        readDuration(in),
        readDuration(in),
        AlarmParts.readSeverity(in));
  }

  private static void write(DataOutputStream out, RunningDelay delay) throws IOException {
    out.writeLong(delay.sinceMs());
    out.writeLong(delay.sinceArrivalMs());
  }

  private static RunningDelay readDelay(PartInput in) throws IOException {
    return new RunningDelay(in.readLong(), in.readLong());
  }

  private static void write(DataOutputStream out, Level level) throws IOException {
    out.writeDouble(level.limitCelsius());
    out.writeDouble(level.deadbandCelsius());
    write(out, level.onDelay());
    write(out, level.offDelay());
    out.writeByte(AlarmParts.severityByte(level.severity()));
  }

  static void write(DataOutputStream out, Duration duration) throws IOException {
    out.writeLong(duration.getSeconds());
    out.writeInt(duration.getNano());
  }

  static Duration readDuration(PartInput in) throws IOException {
    long seconds = in.readLong();
    int nanos = in.readInt();
    PartInput.check(nanos >= 0 && nanos < 1_000_000_000, nanos + " nanoseconds");
    return Duration.ofSeconds(seconds, nanos);
  }
}
