/**
 * Simulated sensors, in virtual time and seeded: the same seed and start give the same readings.
 * Entry points: {@link id.suhu.sim.plant.SimulationSettings} and {@link
 * id.suhu.sim.plant.Simulation}. Not thread-safe.
 */
@NullMarked
package id.suhu.sim.plant;

import org.jspecify.annotations.NullMarked;
