/** Which sensors are due to be found silent. One thread at a time. */
@NullMarked
package id.suhu.core.time;

import org.jspecify.annotations.NullMarked;
