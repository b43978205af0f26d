/** The status of a plant, counted in its topics. Single-threaded. */
@NullMarked
package id.suhu.view.status;

import org.jspecify.annotations.NullMarked;
