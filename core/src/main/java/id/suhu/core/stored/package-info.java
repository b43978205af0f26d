/** Serialisation of a sensor's state. Entry point: SensorStateBytes. Immutable. */
@NullMarked
package id.suhu.core.stored;

import org.jspecify.annotations.NullMarked;
