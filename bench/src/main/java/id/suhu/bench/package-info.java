/** Measures Suhu; each measurement is a program of its own. Single-threaded. */
@NullMarked
package id.suhu.bench;

import org.jspecify.annotations.NullMarked;
