/**
 * Sources of readings that are no real sensors: simulations in {@link id.suhu.sim.plant},
 * recordings in {@link id.suhu.sim.replay}, both sent by {@link id.suhu.sim.send}. Entry point:
 * {@link id.suhu.sim.send.SendRun}. Threading: as its package says.
 */
@NullMarked
package id.suhu.sim;

import org.jspecify.annotations.NullMarked;
