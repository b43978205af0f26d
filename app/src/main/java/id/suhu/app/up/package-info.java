/**
 * {@code suhu up}: the whole system in one process. {@link id.suhu.app.up.RunningSystem} lists the
 * parts in the order in which they start; {@link id.suhu.app.up.LiveLog} tells what happens.
 */
@NullMarked
package id.suhu.app.up;

import org.jspecify.annotations.NullMarked;
