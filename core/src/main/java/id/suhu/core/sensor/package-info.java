/** What Suhu knows of one sensor, and every decision about it. Immutable; entry: SensorLogic. */
@NullMarked
package id.suhu.core.sensor;

import org.jspecify.annotations.NullMarked;
