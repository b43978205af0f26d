/** Filled in below. */
@NullMarked
package id.suhu.app;

import org.jspecify.annotations.NullMarked;
