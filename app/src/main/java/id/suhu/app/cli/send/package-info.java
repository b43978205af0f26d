/** {@code suhu simulate} and {@code suhu replay}: send readings, made up or recorded. */
@NullMarked
package id.suhu.app.cli.send;

import org.jspecify.annotations.NullMarked;
