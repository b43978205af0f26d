/** The packaged program from a user's perspective: processes, signals, third-party clients. */
@NullMarked
package id.suhu.e2e;

import org.jspecify.annotations.NullMarked;
