/** Filled in below. */
@NullMarked
package id.suhu.broker;

import org.jspecify.annotations.NullMarked;
