/**
 * The Apache Spark jobs {@code hot-readings} and {@code archive}, with their command line. Records
 * are decoded by {@code messages}.
 */
@NullMarked
package id.suhu.spark;

import org.jspecify.annotations.NullMarked;
