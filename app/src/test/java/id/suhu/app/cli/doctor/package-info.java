/** Tests of {@code suhu doctor}. */
@NullMarked
package id.suhu.app.cli.doctor;

import org.jspecify.annotations.NullMarked;
