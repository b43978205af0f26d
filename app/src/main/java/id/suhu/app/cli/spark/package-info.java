/**
 * {@code suhu spark}: runs the module {@code spark}, a program of its own, as a child process.
 * Entry type: {@link id.suhu.app.cli.spark.SparkCommand}. Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.spark;

import org.jspecify.annotations.NullMarked;
