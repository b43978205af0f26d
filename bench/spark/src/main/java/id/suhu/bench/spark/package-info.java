/**
 * Measures {@code hot-readings} beside the first system's query and a plain consumer. Every
 * contestant is a process, on the class path of the packaged Spark program.
 */
@NullMarked
package id.suhu.bench.spark;

import org.jspecify.annotations.NullMarked;
