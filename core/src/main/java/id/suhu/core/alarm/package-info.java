/**
 * The alarm of one sensor under one rule: its states, transitions and events. All types are
 * immutable.
 */
@NullMarked
package id.suhu.core.alarm;

import org.jspecify.annotations.NullMarked;
