/** Measures the HTTP API and the live feed. */
@NullMarked
package id.suhu.bench.web;

import org.jspecify.annotations.NullMarked;
