/**
 * Message formats, to and from core types: readings in, alarm events and statuses out, all JSON.
 *
 * <p>The one place where names of members stand. Entry points: {@link
 * id.suhu.messages.ReadingDecoder} and the {@code …Json} classes. All of them are thread-safe.
 */
@NullMarked
package id.suhu.messages;

import org.jspecify.annotations.NullMarked;
