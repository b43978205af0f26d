/**
 * The topics of a Suhu instance: their names and settings, the owner of a sensor, the headers for a
 * record's origin. Immutable.
 */
@NullMarked
package id.suhu.kafka.topic;

import org.jspecify.annotations.NullMarked;
