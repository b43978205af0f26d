/** Admin requests: finding Suhu's topics and creating the missing ones. */
@NullMarked
package id.suhu.kafka.admin;

import org.jspecify.annotations.NullMarked;
