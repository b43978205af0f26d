package id.suhu.view.live;

import id.suhu.messages.StatusRecord;
import java.util.List;
import java.util.Optional;

/**
 * What an engine says of a sensor, without what changes with every reading.
 *
 * @param machine the machine named by the latest reading that names one
 * @param quality {@code good}, {@code stale} or {@code bad}; {@code unjudged} if no engine has
 *     judged it yet
 * @param flags {@code clock} if the time of its readings is doubtful
 * @param rules the names of its rules
 * @param alarms those that are active, latched or unacknowledged
 */
public record SensorState(
    Optional<String> machine,
    String quality,
    List<String> flags,
    List<String> rules,
    List<StatusRecord.Alarm> alarms) {

  /** Before any engine has judged a reading. */
  static final SensorState UNJUDGED =
      new SensorState(Optional.empty(), "unjudged", List.of(), List.of(), List.of());

  /** Copies the lists. */
  public SensorState {
    flags = List.copyOf(flags);
    rules = List.copyOf(rules);
    alarms = List.copyOf(alarms);
  }

  static SensorState of(StatusRecord status) {
    return new SensorState(
        status.machineId(), status.quality(), status.flags(), status.rules(), status.alarms());
  }

  int activeAlarms() {
    return (int) alarms.stream().filter(StatusRecord.Alarm::active).count();
  }

  /** Returns whether many sensors have the same: those of a machine without an alarm. */
  boolean isCommon() {
    return alarms.isEmpty() && flags.isEmpty();
  }
}
