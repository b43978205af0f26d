/**
 * The topics of a Suhu: their names and settings, who owns a sensor, what tells where a record came
 * from. Immutable.
 */
@NullMarked
package id.suhu.kafka.topic;

import org.jspecify.annotations.NullMarked;
