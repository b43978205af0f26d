/** Filled in below. */
@NullMarked
package id.suhu.engine;

import org.jspecify.annotations.NullMarked;
