/** What a plant looks like now, followed in memory, for many that look at it at once. */
@NullMarked
package id.suhu.view.live;

import org.jspecify.annotations.NullMarked;
