/** Tests of operators' commands. */
@NullMarked
package id.suhu.app.cli.alarms.operator;

import org.jspecify.annotations.NullMarked;
