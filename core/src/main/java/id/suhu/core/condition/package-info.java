/**
 * Alarm conditions, which turn a sensor's inputs into signals for alarms. All types are immutable.
 */
@NullMarked
package id.suhu.core.condition;

import org.jspecify.annotations.NullMarked;
