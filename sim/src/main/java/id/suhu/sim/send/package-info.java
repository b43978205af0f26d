/**
 * Sends readings to Kafka at a given rate. Entry points: {@link id.suhu.sim.send.ReadingSender} and
 * {@link id.suhu.sim.send.SendRun}. One thread sends; results are reported on the producer's
 * thread; {@link id.suhu.sim.send.SendRun#stop} may be called by any thread.
 */
@NullMarked
package id.suhu.sim.send;

import org.jspecify.annotations.NullMarked;
