/**
 * Recordings sent as readings, at any speed. Entry points: {@link
 * id.suhu.sim.replay.ReplaySettings} and {@link id.suhu.sim.replay.CsvReplay}. One thread at a
 * time.
 */
@NullMarked
package id.suhu.sim.replay;

import org.jspecify.annotations.NullMarked;
