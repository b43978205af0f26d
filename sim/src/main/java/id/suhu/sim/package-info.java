/**
 * Simulated and recorded readings: simulations in {@link id.suhu.sim.plant}, recordings in {@link
 * id.suhu.sim.replay}, both sent by {@link id.suhu.sim.send}. Entry point: {@link
 * id.suhu.sim.send.SendRun}. Its package documents thread safety.
 */
@NullMarked
package id.suhu.sim;

import org.jspecify.annotations.NullMarked;
