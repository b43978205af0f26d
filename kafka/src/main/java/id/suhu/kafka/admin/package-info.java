/** What an admin client is asked: which topics are there, and to make those that are missing. */
@NullMarked
package id.suhu.kafka.admin;

import org.jspecify.annotations.NullMarked;
