/** Filled in below. */
@NullMarked
package id.suhu.messages;

import org.jspecify.annotations.NullMarked;
