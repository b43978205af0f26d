/** {@code suhu up}: runs the whole system until it is stopped, and prints what happens. */
@NullMarked
package id.suhu.app.cli.up;

import org.jspecify.annotations.NullMarked;
