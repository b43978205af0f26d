/** The packaged program as its users have it: processes, signals, other people's clients. */
@NullMarked
package id.suhu.app.e2e;

import org.jspecify.annotations.NullMarked;
