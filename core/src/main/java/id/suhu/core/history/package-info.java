/** The port to the database of readings and alarm events. */
@NullMarked
package id.suhu.core.history;

import org.jspecify.annotations.NullMarked;
