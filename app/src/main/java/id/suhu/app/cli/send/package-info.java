/** {@code suhu simulate} and {@code suhu replay}: send simulated or recorded readings. */
@NullMarked
package id.suhu.app.cli.send;

import org.jspecify.annotations.NullMarked;
