/** Tests of {@code suhu doctor}. */
@NullMarked
package id.suhu.app.up;

import org.jspecify.annotations.NullMarked;
