package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EndedOccurrence;
import id.suhu.core.alarm.HighAlarm;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.RunningDelay;
import id.suhu.core.alarm.SilenceAlarm;
import id.suhu.core.reading.Position;
import id.suhu.core.rule.HighRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sensor's state as bytes, and back. Alarms are kept under their rules' names: a rule that is new
 * finds a fresh alarm, one that is gone leaves nothing behind.
 *
 * <p>Layout, big-endian: version (1 byte), then the fields of {@link SensorState} in their order;
 * an absent value is a 0 byte, a present one a 1 byte and the value. Immutable.
 */
public final class SensorStateBytes {

  private static final int VERSION = 2;

  /** Written before a sensor's clock was watched; its states are read, and written as new ones. */
  private static final int VERSION_WITHOUT_CLOCK = 1;

  private static final int HIGH = 1;
  private static final int SILENCE = 2;

  /** Stands for a normal alarm that knows its latest occurrence; {@code A} was never raised. */
  private static final char RAISED_ONCE = 'a';

  private final RuleBook book;

  /**
   * @param book the rules that the states belong to
   */
  public SensorStateBytes(RuleBook book) {
    this.book = book;
  }

  /** The state as bytes. */
  public byte[] write(SensorState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeBoolean(state.latest().isPresent());
      if (state.latest().isPresent()) {
        LatestReading latest = state.latest().get();
        out.writeLong(latest.eventTimeMs());
        out.writeDouble(latest.celsius());
        out.writeBoolean(latest.clockSuspect());
      }
      out.writeInt(state.position().partition());
      out.writeLong(state.position().offset());
      out.writeBoolean(state.machine().isPresent());
      if (state.machine().isPresent()) {
        // Not writeUTF: it refuses what takes more than 65,535 bytes.
        byte[] machine = state.machine().get().getBytes(StandardCharsets.UTF_8);
        out.writeInt(machine.length);
        out.write(machine);
      }
      out.writeBoolean(state.rejected());
      out.writeLong(state.readings());
      out.writeLong(state.lateReadings());
      writeClock(out, state.clock());
      out.writeInt(state.alarms().size());
      for (int i = 0; i < state.alarms().size(); i++) {
        out.writeUTF(book.rules().get(i).name());
        writeAlarm(out, state.alarms().get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The state that the bytes hold.
   *
   * @throws IllegalArgumentException if they are of another version or damaged
   */
  public SensorState read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION && version != VERSION_WITHOUT_CLOCK) {
        throw new IllegalArgumentException(
            "a sensor's state has version %d; this program reads versions %d and %d"
                .formatted(version, VERSION_WITHOUT_CLOCK, VERSION));
      }
      boolean withoutClock = version == VERSION_WITHOUT_CLOCK;
      Optional<LatestReading> latest =
          readFlag(in)
              ? Optional.of(new LatestReading(in.readLong(), in.readDouble(), readFlag(in)))
              : Optional.empty();
      Position position = new Position(in.readInt(), in.readLong());
      Optional<String> machine =
          readFlag(in)
              ? Optional.of(withoutClock ? in.readUTF() : readText(in, bytes))
              : Optional.empty();
      boolean rejected = readFlag(in);
      SensorClock clock = SensorClock.UNKNOWN;
      if (withoutClock) {
        clock = readOldClock(in, latest, position);
      }
      long readings = in.readLong();
      long lateReadings = in.readLong();
      if (!withoutClock) {
        clock = readClock(in, bytes);
      }
      Map<String, Alarm> kept = new HashMap<>();
      int alarms = in.readInt();
      check(alarms >= 0, bytes);
      for (int left = alarms; left > 0; left--) {
        check(kept.put(in.readUTF(), readAlarm(in, withoutClock)) == null, bytes);
      }
      check(in.read() < 0, bytes);
      return new SensorState(
          latest, position, machine, rejected, readings, lateReadings, clock, inOrder(kept));
    } catch (IOException e) {
      throw new IllegalArgumentException(damaged(bytes), e);
    }
  }

  private static void check(boolean sound, byte[] bytes) {
    if (!sound) {
      throw new IllegalArgumentException(damaged(bytes));
    }
  }

  private static String damaged(byte[] bytes) {
    return "a sensor's state of %d bytes is damaged".formatted(bytes.length);
  }

  private static void writeClock(DataOutputStream out, SensorClock clock) throws IOException {
    out.writeLong(clock.lateSinceMs());
    out.writeLong(clock.suspectUntilMs());
    out.writeLong(clock.newestArrivalMs());
    out.writeInt(clock.newestPosition().partition());
    out.writeLong(clock.newestPosition().offset());
    out.writeByte(clock.sameTime().size());
    for (double celsius : clock.sameTime()) {
      out.writeDouble(celsius);
    }
    out.writeLong(clock.pace().eventMs());
    out.writeLong(clock.pace().arrivalMs());
    out.writeBoolean(clock.pace().behind());
    out.writeBoolean(clock.pace().slow());
  }

  private static SensorClock readClock(DataInputStream in, byte[] bytes) throws IOException {
    long lateSinceMs = in.readLong();
    long suspectUntilMs = in.readLong();
    long newestArrivalMs = in.readLong();
    Position newestPosition = new Position(in.readInt(), in.readLong());
    int count = in.readByte();
    check(count >= 0 && count <= SensorClock.MOST_AT_ONE_TIME, bytes);
    List<Double> sameTime = new ArrayList<>(count);
    for (int left = count; left > 0; left--) {
      sameTime.add(in.readDouble());
    }
    ClockPace pace = new ClockPace(in.readLong(), in.readLong(), readFlag(in), readFlag(in));
    return new SensorClock(
        lateSinceMs, suspectUntilMs, newestArrivalMs, newestPosition, sameTime, pace);
  }

  /** The newest reading's arrival was not kept: that it had a good clock is the best guess. */
  private static SensorClock readOldClock(
      DataInputStream in, Optional<LatestReading> latest, Position position) throws IOException {
    long lateSinceMs = in.readLong();
    long suspectUntilMs = in.readLong();
    return new SensorClock(
        lateSinceMs,
        suspectUntilMs,
        latest.map(LatestReading::eventTimeMs).orElse(HighAlarm.NEVER),
        position,
        latest.map(LatestReading::celsius).map(List::of).orElse(List.of()),
        ClockPace.UNKNOWN);
  }

  private static String readText(DataInputStream in, byte[] bytes) throws IOException {
    int length = in.readInt();
    check(length >= 0 && length <= bytes.length, bytes);
    byte[] text = new byte[length];
    in.readFully(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static boolean readFlag(DataInputStream in) throws IOException {
    int flag = in.readByte();
    if (flag != 0 && flag != 1) {
      throw new IllegalArgumentException("a sensor's state has the flag " + flag);
    }
    return flag == 1;
  }

  private List<Alarm> inOrder(Map<String, Alarm> kept) {
    List<Alarm> alarms = new ArrayList<>();
    for (Rule rule : book.rules()) {
      Alarm alarm = kept.get(rule.name());
      boolean fits =
          rule instanceof HighRule ? alarm instanceof HighAlarm : alarm instanceof SilenceAlarm;
      alarms.add(alarm != null && fits ? alarm : SensorLogic.initial(rule));
    }
    return alarms;
  }

  private static void writeAlarm(DataOutputStream out, Alarm alarm) throws IOException {
    if (alarm instanceof HighAlarm high) {
      out.writeByte(HIGH);
      writeState(out, high.state());
      out.writeLong(high.delay().sinceMs());
      out.writeLong(high.delay().sinceArrivalMs());
      out.writeLong(high.lateHotArrivalMs());
    } else {
      out.writeByte(SILENCE);
      writeState(out, alarm.state());
    }
  }

  private static Alarm readAlarm(DataInputStream in, boolean withoutClock) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case HIGH -> new HighAlarm(readState(in), readDelay(in, withoutClock), in.readLong());
      case SILENCE -> new SilenceAlarm(readState(in));
      default ->
          throw new IllegalArgumentException("a sensor's state has an alarm of kind " + kind);
    };
  }

  private static RunningDelay readDelay(DataInputStream in, boolean withoutClock)
      throws IOException {
    long sinceMs = in.readLong();
    return new RunningDelay(sinceMs, withoutClock ? sinceMs : in.readLong());
  }

  private static void writeState(DataOutputStream out, AlarmState state) throws IOException {
    if (state instanceof AlarmState.Active active) {
      out.writeByte(state.letter());
      writeOccurrence(out, active.raised());
    } else {
      Optional<EndedOccurrence> past = ((AlarmState.Inactive) state).past();
      boolean raisedOnce = state instanceof AlarmState.Normal && past.isPresent();
      out.writeByte(raisedOnce ? RAISED_ONCE : state.letter());
      if (past.isPresent()) {
        writeOccurrence(out, past.get().raised());
        out.writeLong(past.get().clearedMs());
      }
    }
  }

  private static void writeOccurrence(DataOutputStream out, Occurrence occurrence)
      throws IOException {
    out.writeLong(occurrence.number());
    out.writeLong(occurrence.sinceMs());
    out.writeLong(occurrence.raisedMs());
  }

  private static AlarmState readState(DataInputStream in) throws IOException {
    char letter = (char) in.readByte();
    return switch (letter) {
      case 'A' -> AlarmState.Normal.NEVER_RAISED;
      case RAISED_ONCE -> new AlarmState.Normal(Optional.of(readEnded(in)));
      case 'B' -> new AlarmState.ActiveUnacknowledged(readOccurrence(in));
      case 'C' -> new AlarmState.ActiveAcknowledged(readOccurrence(in));
      case 'D' -> new AlarmState.ReturnedUnacknowledged(readEnded(in));
      case 'E' -> new AlarmState.LatchedUnacknowledged(readEnded(in));
      case 'F' -> new AlarmState.LatchedAcknowledged(readEnded(in));
      default ->
          throw new IllegalArgumentException("a sensor's state has an alarm in state " + letter);
    };
  }

  private static EndedOccurrence readEnded(DataInputStream in) throws IOException {
    return new EndedOccurrence(readOccurrence(in), in.readLong());
  }

  private static Occurrence readOccurrence(DataInputStream in) throws IOException {
    return new Occurrence(in.readLong(), in.readLong(), in.readLong());
  }
}
