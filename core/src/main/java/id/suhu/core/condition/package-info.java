/**
 * What can be watched for: conditions turn a sensor's inputs into signals for alarms. Immutable.
 */
@NullMarked
package id.suhu.core.condition;

import org.jspecify.annotations.NullMarked;
