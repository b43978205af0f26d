/** Tests of the documents in {@code docs/}. */
@NullMarked
package id.suhu.app.docs;

import org.jspecify.annotations.NullMarked;
