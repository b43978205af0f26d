/** How a topic is read: consumers that hand out a bounded number of bytes, and what they read. */
@NullMarked
package id.suhu.kafka.read;

import org.jspecify.annotations.NullMarked;
