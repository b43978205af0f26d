/** Reads the topics into the database. */
@NullMarked
package id.suhu.store.feed;

import org.jspecify.annotations.NullMarked;
