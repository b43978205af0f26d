package id.suhu.core.sensor;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Rule;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.List;

/** An input to a sensor's state. Times are arguments because core has no clock. */
public sealed interface Input {

  /**
   * A good reading. If it is outside the sensor's rated range, it does not end a silence: the
   * quality is then bad afterwards.
   *
   * @param reading a reading of the state's sensor
   * @param wallMs now, epoch milliseconds; used only as the time at which a silence ends
   */
  record Read(Reading reading, long wallMs) implements Input {}

  /** A record that was rejected but names the sensor. */
  record Rejected() implements Input {}

  /**
   * A period without a good reading.
   *
   * @param silentMs for how long no reading arrived although one could have, in milliseconds of a
   *     monotonic clock
   * @param wallMs now, epoch milliseconds
   */
  record Tick(long silentMs, long wallMs) implements Input {}

  /**
   * An operator's command.
   *
   * @param command to an alarm of the sensor
   * @param arrivedMs when the command arrived, epoch milliseconds
   * @param longestShelving for how long an alarm may be shelved
   * @param now the current time
   */
  record Command(AlarmCommand command, long arrivedMs, Duration longestShelving, Now now)
      implements Input {

    /** Returns the time since the arrival; below zero if the clock was set back since. */
    Duration age() {
      return Duration.ofMillis(now.wallMs() - arrivedMs);
    }
  }

  /**
   * The time returned by {@link SensorState#dueMs} has come: a shelving may be over, or an alarm
   * may ask for attention again.
   *
   * @param now the current time
   */
  record Due(Now now) implements Input {}

  /**
   * The rules that apply to the sensor from now on; usually unchanged.
   *
   * @param rules in the order in which a reading is evaluated
   * @param wallMs now, epoch milliseconds
   */
  record Rules(List<Rule> rules, long wallMs) implements Input {

    /** Copies the list. */
    public Rules {
      rules = List.copyOf(rules);
    }
  }

  /**
   * The sensor's stored state cannot be read: it starts from an empty state.
   *
   * @param rules the rules that apply to it
   * @param wallMs now, epoch milliseconds
   */
  record Lost(List<Rule> rules, long wallMs) implements Input {

    /** Copies the list. */
    public Lost {
      rules = List.copyOf(rules);
    }
  }
}
