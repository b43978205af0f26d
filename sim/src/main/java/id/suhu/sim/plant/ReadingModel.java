package id.suhu.sim.plant;

import java.util.Optional;

/**
 * Sensors that take turns, in virtual time: turn <i>k</i> belongs to sensor <i>k mod n</i> and
 * happens when {@link Turns} says. The same seed and the same turns give the same readings, however
 * fast they are asked for. Not thread-safe.
 */
public interface ReadingModel {

  /** The reading of the next turn; empty where that sensor has none to give. */
  Optional<SimulatedReading> next();
}
