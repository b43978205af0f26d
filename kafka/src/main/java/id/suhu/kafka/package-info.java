/** Filled in below. */
@NullMarked
package id.suhu.kafka;

import org.jspecify.annotations.NullMarked;
