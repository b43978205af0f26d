/** A sensor's state as bytes, and back; entry: SensorStateBytes. Immutable. */
@NullMarked
package id.suhu.core.stored;

import org.jspecify.annotations.NullMarked;
