/** Counting of the reading topic by reading it. Single-threaded. */
@NullMarked
package id.suhu.view.recount;

import org.jspecify.annotations.NullMarked;
