package id.suhu.core.simulation;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;

/** What comes to the engine from outside; {@code atMs} is the true time at which it comes. */
sealed interface Input {

  /** True time, epoch milliseconds: what a clock would show that nobody sets. */
  long atMs();

  /** A reading. */
  record Reads(long atMs, Reading reading) implements Input {}

  /** A record that is no reading but names its sensor. */
  record Rejected(long atMs, SensorId sensor) implements Input {}

  /** An operator's command; which occurrence it means is settled when it comes. */
  record Asks(long atMs, SensorId sensor, AlarmCommand command, Means means) implements Input {}

  /** The engine's wall clock is set: from now on it is so far ahead of the true time. */
  record WallClock(long atMs, long aheadMs) implements Input {}

  /** The engine starts again, under these rules. */
  record Restart(long atMs, RuleBook rules) implements Input {}

  /** Which occurrence an operator means. */
  enum Means {
    /** Whichever is the latest. */
    ANY,
    /** The latest, by its number. */
    LATEST,
    /** One that is not the latest. */
    OTHER
  }
}
