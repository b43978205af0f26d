/** Time that only an edge can tell. Immutable. */
@NullMarked
package id.suhu.core.time;

import org.jspecify.annotations.NullMarked;
