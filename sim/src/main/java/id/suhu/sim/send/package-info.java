/**
 * Sends readings to Kafka at a pace. Entry points: {@link id.suhu.sim.send.ReadingSender} and
 * {@link id.suhu.sim.send.SendRun}. One thread sends; answers come on the producer's thread; {@link
 * id.suhu.sim.send.SendRun#stop} may be called from anywhere.
 */
@NullMarked
package id.suhu.sim.send;

import org.jspecify.annotations.NullMarked;
