/** {@code suhu alarms}: shows the journal and what needs attention. Single-threaded. */
@NullMarked
package id.suhu.app.cli.alarms;

import org.jspecify.annotations.NullMarked;
