/**
 * The engine: a Kafka Streams program that feeds core's alarm logic and keeps its state, exactly
 * once.
 *
 * <p>Entry point: {@link id.suhu.engine.Engine}, which is thread-safe. All data of a sensor is used
 * by one stream thread only, that of the partition which owns it.
 */
@NullMarked
package id.suhu.engine;

import org.jspecify.annotations.NullMarked;
