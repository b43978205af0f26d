/** Filled in below. */
@NullMarked
package id.suhu.sim;

import org.jspecify.annotations.NullMarked;
