/** Reading of topics: consumers whose polls are bounded in bytes, and their records. */
@NullMarked
package id.suhu.kafka.read;

import org.jspecify.annotations.NullMarked;
