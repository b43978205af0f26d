package id.suhu.sim.plant;

/**
 * The location of a sensor on a machine, with its heat sources.
 *
 * <p>The heat is {@code idle + load² · loaded + friction · rubbing}, in W. The loss in conductors
 * grows with the load: it is proportional to the square of the current. A bearing's loss is
 * proportional to its friction moment at constant speed (SKF, <i>Rolling bearings</i>, "Bearing
 * friction, power loss and starting torque": <i>N</i> = 1.05·10⁻⁴ <i>M n</i>, and the rise in
 * temperature is <i>N / W</i> with the cooling factor <i>W</i>, which is the same law as {@link
 * ThermalBody}'s).
 *
 * @param body the matter around the sensor
 * @param idleWatts heat without load
 * @param loadedWatts additional heat at load 1
 * @param rubbingWatts friction heat of a bearing without a fault; 0 without a bearing
 */
record MeasuringPoint(ThermalBody body, double idleWatts, double loadedWatts, double rubbingWatts) {

  /** Returns the heat, W. */
  double watts(double load, double friction) {
    return idleWatts + load * load * loadedWatts + friction * rubbingWatts;
  }
}
