package id.suhu.sim.plant;

/**
 * A place on a machine where a sensor sits, and what heats it.
 *
 * <p>The heat is {@code idle + load² · loaded + friction · rubbing}, in W. What grows with the load
 * is the loss in conductors, which goes with the square of the current. A bearing's loss goes with
 * its friction moment at constant speed (SKF, <i>Rolling bearings</i>, "Bearing friction, power
 * loss and starting torque": <i>N</i> = 1.05·10⁻⁴ <i>M n</i>, and the rise in temperature is <i>N /
 * W</i> with the cooling factor <i>W</i>, which is the same law as {@link ThermalBody}'s).
 *
 * @param body the matter around the sensor
 * @param idleWatts heat of the machine that runs without load
 * @param loadedWatts more heat at load 1
 * @param rubbingWatts heat of a sound bearing's friction; 0 where there is no bearing
 */
record MeasuringPoint(ThermalBody body, double idleWatts, double loadedWatts, double rubbingWatts) {

  /** Heat, W. */
  double watts(double load, double friction) {
    return idleWatts + load * load * loadedWatts + friction * rubbingWatts;
  }
}
