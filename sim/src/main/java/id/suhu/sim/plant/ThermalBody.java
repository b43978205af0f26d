package id.suhu.sim.plant;

/**
 * A body that is heated and dissipates heat to the surrounding air.
 *
 * <p>Newton's law of cooling for a lumped capacity (Incropera and DeWitt, <i>Fundamentals of Heat
 * and Mass Transfer</i>, section 5.1 to 5.3):
 *
 * <pre>
 *   C dT/dt = P − k G (T − Ta)
 * </pre>
 *
 * with the body's temperature T and the air's temperature Ta in °C, the heat P in W, and a cooling
 * factor k, which is 1 for normal cooling. For constant P, Ta and k the solution after h seconds is
 *
 * <pre>
 *   T(h) = Te + (T(0) − Te) exp(−h / τ)      Te = Ta + P / (k G)      τ = C / (k G)
 * </pre>
 *
 * <p>which {@link #after} computes. It is exact for steps of any length, and uses StrictMath for
 * the same result on every platform.
 *
 * @param joulesPerKelvin heat capacity C
 * @param wattsPerKelvin heat dissipated per degree above the air, G
 */
record ThermalBody(double joulesPerKelvin, double wattsPerKelvin) {

  ThermalBody {
    if (!(joulesPerKelvin > 0) || !(wattsPerKelvin > 0)) {
      throw new IllegalArgumentException(
          "thermal body has %s J/K and %s W/K; both must be above 0"
              .formatted(joulesPerKelvin, wattsPerKelvin));
    }
  }

  /** Returns the equilibrium temperature, °C. */
  double equilibrium(double ambientCelsius, double watts, double cooling) {
    return ambientCelsius + watts / (cooling * wattsPerKelvin);
  }

  /** Returns the temperature after some seconds of constant heat, air and cooling, °C. */
  double after(
      double celsius, double ambientCelsius, double watts, double cooling, double seconds) {
    double equilibrium = equilibrium(ambientCelsius, watts, cooling);
    double timeConstant = joulesPerKelvin / (cooling * wattsPerKelvin);
    return equilibrium + (celsius - equilibrium) * StrictMath.exp(-seconds / timeConstant);
  }
}
