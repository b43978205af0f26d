/** Commands that ask a running system by its HTTP API. Single-threaded. */
@NullMarked
package id.suhu.app.cli.api;

import org.jspecify.annotations.NullMarked;
