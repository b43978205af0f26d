/** {@code suhu alarms}: shows the journal and the alarms that need attention. Single-threaded. */
@NullMarked
package id.suhu.app.cli.alarms;

import org.jspecify.annotations.NullMarked;
