/** {@code suhu alarms}: shows the journal and the alarms that are not at rest. Single-threaded. */
@NullMarked
package id.suhu.app.cli.alarms;

import org.jspecify.annotations.NullMarked;
