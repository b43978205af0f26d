/** The alarm rules of a plant. All types are immutable. */
@NullMarked
package id.suhu.core.rule;

import org.jspecify.annotations.NullMarked;
