/** What a monitoring system reads: numbers of the plant, of the process and of requests. */
@NullMarked
package id.suhu.web.metrics;

import org.jspecify.annotations.NullMarked;
