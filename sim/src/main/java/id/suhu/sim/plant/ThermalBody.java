package id.suhu.sim.plant;

/**
 * A lump of matter that is heated and gives its heat to the air around it.
 *
 * <p>Newton's law of cooling for a lumped capacity (Incropera and DeWitt, <i>Fundamentals of Heat
 * and Mass Transfer</i>, section 5.1 to 5.3):
 *
 * <pre>
 *   C dT/dt = P − k G (T − Ta)
 * </pre>
 *
 * with the temperature T and that of the air Ta in °C, the heat P in W, and a cooling factor k that
 * is 1 while the cooling is sound. For constant P, Ta and k the solution after h seconds is
 *
 * <pre>
 *   T(h) = Te + (T(0) − Te) exp(−h / τ)      Te = Ta + P / (k G)      τ = C / (k G)
 * </pre>
 *
 * <p>which is what {@link #after} computes: exact, so no step is too long for it. StrictMath, so
 * that every machine computes the same bits.
 *
 * @param joulesPerKelvin heat capacity C
 * @param wattsPerKelvin heat that it gives away per degree above the air, G
 */
record ThermalBody(double joulesPerKelvin, double wattsPerKelvin) {

  ThermalBody {
    if (!(joulesPerKelvin > 0) || !(wattsPerKelvin > 0)) {
      throw new IllegalArgumentException(
          "thermal body has %s J/K and %s W/K; both must be above 0"
              .formatted(joulesPerKelvin, wattsPerKelvin));
    }
  }

  /** The temperature that it tends to, °C. */
  double equilibrium(double ambientCelsius, double watts, double cooling) {
    return ambientCelsius + watts / (cooling * wattsPerKelvin);
  }

  /** The temperature after some seconds of the same heat, air and cooling, °C. */
  double after(
      double celsius, double ambientCelsius, double watts, double cooling, double seconds) {
    double equilibrium = equilibrium(ambientCelsius, watts, cooling);
    double timeConstant = joulesPerKelvin / (cooling * wattsPerKelvin);
    return equilibrium + (celsius - equilibrium) * StrictMath.exp(-seconds / timeConstant);
  }
}
