/** The live feed: what changes in the plant, as server-sent events to many clients. */
@NullMarked
package id.suhu.web.live;

import org.jspecify.annotations.NullMarked;
