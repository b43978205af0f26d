package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EndedOccurrence;
import id.suhu.core.alarm.Memory;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.RateWindow;
import id.suhu.core.alarm.Suppression;
import id.suhu.core.alarm.Suppression.OutOfService;
import id.suhu.core.alarm.Suppression.Shelf;
import id.suhu.core.reading.Position;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleKind;
import id.suhu.core.rule.SensorRules;
import id.suhu.core.rule.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sensor's state as bytes, and back. Alarms are kept under their rules' names, with what tells
 * whether the rule still says the same.
 *
 * <p>Layout, big-endian: version (1 byte), then the fields of {@link SensorState} in their order;
 * an absent value is a 0 byte, a present one a 1 byte and the value. No state.
 */
public final class SensorStateBytes {

  private static final int VERSION = 2;

  /** Kinds of rules by their bytes, which never change. */
  private static final List<RuleKind> KINDS =
      List.of(
          RuleKind.HIGH,
          RuleKind.SILENCE,
          RuleKind.LOW,
          RuleKind.RISE,
          RuleKind.FALL,
          RuleKind.RANGE);

  /** Severities by their bytes, which never change. */
  private static final List<Severity> SEVERITIES =
      List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);

  /** Stands for a normal alarm that knows its latest occurrence; {@code A} was never raised. */
  private static final char RAISED_ONCE = 'a';

  private SensorStateBytes() {}

  /** The state of a sensor under its rules as bytes. */
  public static byte[] write(SensorState state, SensorRules rules) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
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
        out.writeUTF(state.machine().get());
      }
      out.writeBoolean(state.bad());
      out.writeLong(state.lateSinceMs());
      out.writeLong(state.suspectUntilMs());
      out.writeLong(state.readings());
      out.writeLong(state.lateReadings());
      out.writeByte(state.commandIds().size());
      for (String id : state.commandIds()) {
        out.writeUTF(id);
      }
      out.writeInt(state.alarms().size());
      for (int i = 0; i < state.alarms().size(); i++) {
        writeAlarm(out, rules.rules().get(i), state.alarms().get(i));
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
  public static StoredState read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a sensor's state has version %d; this program reads version %d"
                .formatted(version, VERSION));
      }
      Optional<LatestReading> latest =
          readFlag(in)
              ? Optional.of(new LatestReading(in.readLong(), in.readDouble(), readFlag(in)))
              : Optional.empty();
      Position position = new Position(in.readInt(), in.readLong());
      Optional<String> machine = readFlag(in) ? Optional.of(in.readUTF()) : Optional.empty();
      boolean bad = readFlag(in);
      long lateSinceMs = in.readLong();
      long suspectUntilMs = in.readLong();
      long readings = in.readLong();
      long lateReadings = in.readLong();
      List<String> commandIds = new ArrayList<>();
      for (int left = in.readByte(); left > 0; left--) {
        commandIds.add(in.readUTF());
      }
      List<StoredAlarm> alarms = new ArrayList<>();
      Set<String> rules = new HashSet<>();
      int count = in.readInt();
      check(count >= 0, bytes);
      for (int left = count; left > 0; left--) {
        StoredAlarm alarm = readAlarm(in);
        check(rules.add(alarm.rule()), bytes);
        alarms.add(alarm);
      }
      check(in.read() < 0, bytes);
      return new StoredState(
          new SensorState(
              latest,
              position,
              machine,
              bad,
              lateSinceMs,
              suspectUntilMs,
              readings,
              lateReadings,
              commandIds,
              List.of()),
          alarms);
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

  private static boolean readFlag(DataInputStream in) throws IOException {
    int flag = in.readByte();
    if (flag != 0 && flag != 1) {
      throw new IllegalArgumentException("a sensor's state has the flag " + flag);
    }
    return flag == 1;
  }

  private static void writeAlarm(DataOutputStream out, Rule rule, Alarm alarm) throws IOException {
    StoredAlarm stored = StoredAlarm.of(rule, alarm);
    out.writeUTF(stored.rule());
    out.writeByte(KINDS.indexOf(stored.kind()));
    out.writeByte(SEVERITIES.indexOf(stored.severity()));
    out.writeInt(stored.fingerprint());
    out.writeBoolean(!alarm.equals(Alarm.INITIAL));
    if (alarm.equals(Alarm.INITIAL)) {
      return;
    }
    writeState(out, alarm.state());
    Suppression suppression = alarm.suppression();
    out.writeBoolean(suppression.shelf().isPresent());
    if (suppression.shelf().isPresent()) {
      Shelf shelf = suppression.shelf().get();
      out.writeUTF(shelf.user());
      out.writeUTF(shelf.reason());
      out.writeLong(shelf.untilMs());
    }
    out.writeBoolean(suppression.outOfService().isPresent());
    if (suppression.outOfService().isPresent()) {
      out.writeUTF(suppression.outOfService().get().user());
      out.writeUTF(suppression.outOfService().get().reason());
    }
    out.writeLong(alarm.alarmedMs());
    writeMemory(out, alarm.memory());
  }

  private static StoredAlarm readAlarm(DataInputStream in) throws IOException {
    String rule = in.readUTF();
    RuleKind kind = chosen(KINDS, in.readByte(), "a rule");
    Severity severity = chosen(SEVERITIES, in.readByte(), "a severity");
    int fingerprint = in.readInt();
    if (!readFlag(in)) {
      return new StoredAlarm(rule, kind, severity, fingerprint, Alarm.INITIAL);
    }
    AlarmState state = readState(in);
    Optional<Shelf> shelf =
        readFlag(in)
            ? Optional.of(new Shelf(in.readUTF(), in.readUTF(), in.readLong()))
            : Optional.empty();
    Optional<OutOfService> outOfService =
        readFlag(in) ? Optional.of(new OutOfService(in.readUTF(), in.readUTF())) : Optional.empty();
    Suppression suppression =
        shelf.isEmpty() && outOfService.isEmpty()
            ? Suppression.NONE
            : new Suppression(shelf, outOfService);
    Alarm alarm = new Alarm(state, suppression, in.readLong(), readMemory(in));
    return new StoredAlarm(rule, kind, severity, fingerprint, alarm);
  }

  private static <T> T chosen(List<T> all, int index, String what) {
    if (index < 0 || index >= all.size()) {
      throw new IllegalArgumentException(
          "a sensor's state has %s of kind %d".formatted(what, index));
    }
    return all.get(index);
  }

  private static void writeMemory(DataOutputStream out, Memory memory) throws IOException {
    out.writeBoolean(!memory.equals(Memory.NONE));
    if (memory.equals(Memory.NONE)) {
      return;
    }
    out.writeLong(memory.sinceMs());
    out.writeLong(memory.secondSinceMs());
    out.writeLong(memory.lateArrivalMs());
    RateWindow rate = memory.rate();
    out.writeBoolean(!rate.isEmpty());
    if (!rate.isEmpty()) {
      out.writeLong(rate.newest());
      for (int part = 0; part < RateWindow.PARTS; part++) {
        out.writeInt(rate.counts()[part]);
        out.writeDouble(rate.offsetsMs()[part]);
        out.writeDouble(rate.celsius()[part]);
      }
    }
  }

  private static Memory readMemory(DataInputStream in) throws IOException {
    return readFlag(in)
        ? new Memory(in.readLong(), in.readLong(), in.readLong(), readRate(in))
        : Memory.NONE;
  }

  private static RateWindow readRate(DataInputStream in) throws IOException {
    if (!readFlag(in)) {
      return RateWindow.EMPTY;
    }
    long newest = in.readLong();
    int[] counts = new int[RateWindow.PARTS];
    double[] offsetsMs = new double[RateWindow.PARTS];
    double[] celsius = new double[RateWindow.PARTS];
    for (int part = 0; part < RateWindow.PARTS; part++) {
      counts[part] = in.readInt();
      offsetsMs[part] = in.readDouble();
      celsius[part] = in.readDouble();
    }
    return RateWindow.of(newest, counts, offsetsMs, celsius);
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
    out.writeByte(occurrence.level());
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
    return new Occurrence(in.readLong(), in.readLong(), in.readLong(), in.readByte());
  }
}
