/** Readings and the sensors that send them. Immutable. */
@NullMarked
package id.suhu.core.reading;

import org.jspecify.annotations.NullMarked;
