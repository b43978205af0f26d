/** The reading topic, counted by reading it. Single-threaded. */
@NullMarked
package id.suhu.view.recount;

import org.jspecify.annotations.NullMarked;
