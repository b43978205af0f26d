/**
 * The state of one sensor and the decisions about it. Entry point: SensorLogic. All types are
 * immutable.
 */
@NullMarked
package id.suhu.core.sensor;

import org.jspecify.annotations.NullMarked;
