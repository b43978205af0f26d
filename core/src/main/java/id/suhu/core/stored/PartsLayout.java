package id.suhu.core.stored;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.Alarm;
import id.suhu.core.sensor.ClockPace;
import id.suhu.core.sensor.CommandIds;
import id.suhu.core.sensor.KeptParts;
import id.suhu.core.sensor.LatestReading;
import id.suhu.core.sensor.SensorClock;
import id.suhu.core.sensor.SensorState;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The layout since version 3, which consists of parts. An absent part stands for its default value.
 */
final class PartsLayout {

  static final int VERSION = 3;

  private static final int LATEST = 1;
  private static final int POSITION = 2;
  private static final int MACHINE = 3;
  private static final int COUNTS = 4;
  private static final int CLOCK = 5;
  private static final int ALARM = 6;

  /** The ids of commands, which are written as {@link #COMMANDS} now. */
  private static final int COMMAND_TEXTS = 7;

  private static final int COMMANDS = 8;

  private PartsLayout() {}

  static byte[] write(SensorState state) {
    PartsOutput parts = new PartsOutput(VERSION);
    state.latest().ifPresent(latest -> parts.part(LATEST, out -> write(out, latest)));
    parts.part(POSITION, out -> write(out, state.position()));
    state.machine().ifPresent(machine -> parts.text(MACHINE, machine));
    parts.part(
        COUNTS,
        out -> {
          out.writeBoolean(state.rejected());
          out.writeLong(state.readings());
          out.writeLong(state.lateReadings());
        });
    parts.part(CLOCK, out -> write(out, state.clock(), state.latest()));
    state.alarms().forEach(alarm -> parts.part(ALARM, out -> AlarmParts.write(parts, alarm)));
    if (!state.commandIds().equals(CommandIds.NONE)) {
      parts.part(COMMANDS, out -> write(out, state.commandIds()));
    }
    parts.kept(state.kept());
    return parts.toBytes();
  }

  static SensorState read(SensorId sensor, byte[] bytes) throws IOException {
    Draft draft = new Draft(sensor);
    KeptParts kept = new PartInput(bytes, 1, bytes.length - 1).parts(draft);
    return draft.state(kept);
  }

  private static void write(DataOutputStream out, CommandIds ids) throws IOException {
    for (long hash : ids.hashes()) {
      out.writeLong(hash);
    }
  }

  private static CommandIds readCommands(PartInput in) throws IOException {
    long[] hashes = new long[in.available() / Long.BYTES];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = in.readLong();
    }
    return CommandIds.of(hashes);
  }

  private static CommandIds readCommandTexts(PartInput in) throws IOException {
    CommandIds ids = CommandIds.NONE;
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      ids = ids.with(in.readUTF());
    }
    return ids;
  }

  private static void write(DataOutputStream out, LatestReading latest) throws IOException {
    out.writeLong(latest.eventTimeMs());
    out.writeDouble(latest.celsius());
    out.writeBoolean(latest.clockSuspect());
  }

  private static void write(DataOutputStream out, Position position) throws IOException {
    out.writeInt(position.partition());
    out.writeLong(position.offset());
  }

  private static void write(DataOutputStream out, SensorClock clock, Optional<LatestReading> latest)
      throws IOException {
    out.writeLong(clock.lateSinceMs());
    out.writeLong(clock.suspectUntilMs());
    out.writeLong(clock.newestArrivalMs());
    write(out, clock.newestPosition());
    List<Double> sameTime = new ArrayList<>(clock.sameTime());
    latest.map(LatestReading::celsius).ifPresent(sameTime::add);
    out.writeByte(sameTime.size());
    for (double celsius : sameTime) {
      out.writeDouble(celsius);
    }
    out.writeLong(clock.pace().eventMs());
    out.writeLong(clock.pace().arrivalMs());
    out.writeBoolean(clock.pace().behind());
    out.writeBoolean(clock.pace().slow());
  }

  static LatestReading readLatest(PartInput in) throws IOException {
    return new LatestReading(in.readLong(), in.readDouble(), in.flag());
  }

  static Position readPosition(PartInput in) throws IOException {
    return new Position(in.readInt(), in.readLong());
  }

  static SensorClock readClock(PartInput in) throws IOException {
    long lateSinceMs = in.readLong();
    long suspectUntilMs = in.readLong();
    long newestArrivalMs = in.readLong();
    Position newestPosition = readPosition(in);
    int count = in.readByte();
    PartInput.check(
        count >= 0 && count <= SensorClock.MOST_AT_ONE_TIME, count + " readings at one time");
    List<Double> sameTime = new ArrayList<>(count);
    for (int left = count; left > 0; left--) {
      sameTime.add(in.readDouble());
    }
    if (count > 0) {
      // The newest reading's.
      sameTime.remove(count - 1);
    }
    ClockPace pace = new ClockPace(in.readLong(), in.readLong(), in.flag(), in.flag());
    return new SensorClock(
        lateSinceMs, suspectUntilMs, newestArrivalMs, newestPosition, sameTime, pace);
  }

  /** A state of which only some parts have been read. */
  private static final class Draft implements PartInput.Reader {

    private final SensorId sensor;
    private Optional<LatestReading> latest = Optional.empty();
    private Position position = Position.NONE;
    private Optional<String> machine = Optional.empty();
    private boolean rejected;
    private long readings;
    private long lateReadings;
    private SensorClock clock = SensorClock.UNKNOWN;
    private final List<Alarm> alarms = new ArrayList<>();
    private CommandIds commandIds = CommandIds.NONE;

    Draft(SensorId sensor) {
      this.sensor = sensor;
    }

    @Override
    public boolean read(int tag, PartInput part) throws IOException {
      switch (tag) {
        case LATEST -> latest = Optional.of(readLatest(part));
        case POSITION -> position = readPosition(part);
        case MACHINE -> machine = Optional.of(part.text());
        case COUNTS -> {
          rejected = part.flag();
          readings = part.readLong();
          lateReadings = part.readLong();
        }
        case CLOCK -> clock = readClock(part);
        case ALARM -> {
          part.mark(part.available());
          Optional<Alarm> alarm = AlarmParts.read(part);
          if (alarm.isEmpty()) {
            part.reset();
            return false;
          }
          alarms.add(alarm.get());
        }
        // Both, if an older program has written the texts and kept the hashes that it did not know.
        case COMMAND_TEXTS -> commandIds = commandIds.before(readCommandTexts(part));
        case COMMANDS -> commandIds = readCommands(part).before(commandIds);
        default -> {
          return false;
        }
      }
      return true;
    }

    SensorState state(KeptParts kept) {
      return new SensorState(
          sensor,
          latest,
          position,
          machine,
          rejected,
          readings,
          lateReadings,
          clock,
          alarms,
          commandIds,
          kept);
    }
  }
}
