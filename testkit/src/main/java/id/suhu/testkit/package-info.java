/** Filled in below. */
@NullMarked
package id.suhu.testkit;

import org.jspecify.annotations.NullMarked;
