/** Measures how fast readings are stored and found. */
@NullMarked
package id.suhu.bench.store;

import org.jspecify.annotations.NullMarked;
