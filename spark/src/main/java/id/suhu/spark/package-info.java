/**
 * Jobs for Apache Spark: {@code hot-readings} and {@code archive}, with a command line of their
 * own. What is a reading is decided by {@code messages} alone.
 */
@NullMarked
package id.suhu.spark;

import org.jspecify.annotations.NullMarked;
