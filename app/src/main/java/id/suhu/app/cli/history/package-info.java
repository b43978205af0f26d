/** Commands for the stored history: query, export and import. Single-threaded. */
@NullMarked
package id.suhu.app.cli.history;

import org.jspecify.annotations.NullMarked;
