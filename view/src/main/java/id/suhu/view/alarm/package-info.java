/** The alarms that are not at rest, derived from the journal and the statuses. Single-threaded. */
@NullMarked
package id.suhu.view.alarm;

import org.jspecify.annotations.NullMarked;
