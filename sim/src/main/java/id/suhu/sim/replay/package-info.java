/**
 * Sends recordings as readings, at any speed. Entry points: {@link
 * id.suhu.sim.replay.ReplaySettings} and {@link id.suhu.sim.replay.CsvReplay}. Not thread-safe.
 */
@NullMarked
package id.suhu.sim.replay;

import org.jspecify.annotations.NullMarked;
