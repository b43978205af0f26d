/** Tests of {@code suhu up}. */
@NullMarked
package id.suhu.app.cli.up;

import org.jspecify.annotations.NullMarked;
