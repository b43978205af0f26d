/** Tests of {@code suhu spark}. */
@NullMarked
package id.suhu.app.cli.spark;

import org.jspecify.annotations.NullMarked;
