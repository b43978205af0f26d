/**
 * The JSON message formats: decodes readings to core types, encodes alarm events and statuses.
 *
 * <p>Member names are defined only here. Entry points: {@link id.suhu.messages.ReadingDecoder} and
 * the {@code …Json} classes. All of them are thread-safe.
 */
@NullMarked
package id.suhu.messages;

import org.jspecify.annotations.NullMarked;
