/** Tests of {@code suhu simulate} and {@code suhu replay}. */
@NullMarked
package id.suhu.app.cli.send;

import org.jspecify.annotations.NullMarked;
