/** Measures the heap that a sensor needs in the packaged program. */
@NullMarked
package id.suhu.bench.memory;

import org.jspecify.annotations.NullMarked;
