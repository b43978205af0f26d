package id.suhu.sim.plant;

import java.util.Optional;

/**
 * Sensors that are read in turn, in virtual time: turn <i>k</i> belongs to sensor <i>k mod n</i>,
 * at the time given by {@link Turns}. The same seed and turns give the same readings, however fast
 * they are requested. Not thread-safe.
 */
public interface ReadingModel {

  /** Returns the reading of the next turn; empty if the sensor sends none. */
  Optional<SimulatedReading> next();
}
