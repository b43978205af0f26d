/** Readings and sensor ids. All types are immutable. */
@NullMarked
package id.suhu.core.reading;

import org.jspecify.annotations.NullMarked;
