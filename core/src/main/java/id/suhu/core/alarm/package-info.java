/** The alarm of one sensor under one rule: its states and the events they give. Immutable. */
@NullMarked
package id.suhu.core.alarm;

import org.jspecify.annotations.NullMarked;
