package id.suhu.sim.replay;

import id.suhu.core.reading.SensorId;

/** What a row of a recording turned out to be. */
sealed interface Row {

  /**
   * A reading.
   *
   * @param timeMs event time, epoch milliseconds
   * @param celsius °C, such as a reading may have
   */
  record Good(SensorId sensor, long timeMs, double celsius) implements Row {}

  /**
   * No reading.
   *
   * @param reason the value and the rule that it breaks
   */
  record Bad(String reason) implements Row {}
}
