/**
 * {@code suhu spark}: runs the separate program of the module {@code spark} as a child process.
 * Entry point: {@link id.suhu.app.cli.spark.SparkCommand}. Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.spark;

import org.jspecify.annotations.NullMarked;
