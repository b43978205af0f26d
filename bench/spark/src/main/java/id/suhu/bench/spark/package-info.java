/**
 * Compares {@code hot-readings} with the first system's query and a plain consumer. Each contestant
 * is a separate process with the class path of the packaged Spark program.
 */
@NullMarked
package id.suhu.bench.spark;

import org.jspecify.annotations.NullMarked;
