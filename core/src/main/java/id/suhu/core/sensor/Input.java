package id.suhu.core.sensor;

import id.suhu.core.reading.Reading;
import id.suhu.core.rule.Rule;
import java.util.List;

/** Something that a sensor's state meets. Times are arguments: core has no clock. */
public sealed interface Input {

  /**
   * A good reading.
   *
   * @param reading of the state's sensor
   * @param wallMs now, epoch milliseconds; only the end of a silence is stamped with it
   */
  record Read(Reading reading, long wallMs) implements Input {}

  /** A record that was rejected but names the sensor. */
  record Rejected() implements Input {}

  /**
   * A while without a good reading.
   *
   * @param silentMs for how long the sensor could have been heard and was not, in milliseconds of a
   *     clock that never goes back
   * @param wallMs now, epoch milliseconds
   */
  record Tick(long silentMs, long wallMs) implements Input {}

  /**
   * The rules that apply to the sensor from now on; mostly the same as before.
   *
   * @param rules in the order in which a reading meets them
   * @param wallMs now, epoch milliseconds
   */
  record Rules(List<Rule> rules, long wallMs) implements Input {

    /** Copies the list. */
    public Rules {
      rules = List.copyOf(rules);
    }
  }

  /**
   * What was stored of the sensor cannot be read: it begins anew.
   *
   * @param rules that apply to it
   * @param wallMs now, epoch milliseconds
   */
  record Lost(List<Rule> rules, long wallMs) implements Input {

    /** Copies the list. */
    public Lost {
      rules = List.copyOf(rules);
    }
  }
}
