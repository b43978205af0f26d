package id.suhu.core.simulation;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;

/**
 * An input of a {@link Scenario} to the engine. {@code atMs} is its true time, epoch milliseconds:
 * the time of a clock that is never set.
 */
sealed interface PlantInput {

  long atMs();

  /** A good reading. */
  record Reads(long atMs, Reading reading) implements PlantInput {}

  /** A rejected record that names its sensor. */
  record Rejected(long atMs, SensorId sensor) implements PlantInput {}

  /**
   * An operator's command; its occurrence is set when it is executed.
   *
   * @param arrivedMs when it arrived by the wall clock, epoch milliseconds
   */
  record Commanded(long atMs, long arrivedMs, SensorId sensor, AlarmCommand command, Meant meant)
      implements PlantInput {}

  /** The engine's wall clock is set: from now on, it is this far ahead of the true time. */
  record WallClockSet(long atMs, long aheadMs) implements PlantInput {}

  /** The engine starts again from the bytes of its states, under these rules. */
  record Restarted(long atMs, RuleBook rules) implements PlantInput {}

  /** Other rules apply from now on. */
  record RulesChanged(long atMs, RuleBook rules) implements PlantInput {}

  /** The state of a sensor is lost. */
  record StateLost(long atMs, SensorId sensor) implements PlantInput {}

  /** The occurrence that a command names. */
  enum Meant {
    /** None: the current one is meant. */
    NOT_NAMED,
    LATEST,
    /** One that is not the latest. */
    OTHER
  }
}
