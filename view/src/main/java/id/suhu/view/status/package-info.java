/** How a plant is, counted in its topics. Single-threaded. */
@NullMarked
package id.suhu.view.status;

import org.jspecify.annotations.NullMarked;
