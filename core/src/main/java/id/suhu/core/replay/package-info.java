/** Evaluation of recorded readings without an engine. */
@NullMarked
package id.suhu.core.replay;

import org.jspecify.annotations.NullMarked;
