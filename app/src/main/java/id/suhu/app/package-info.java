/**
 * The program: its commands and its assembly. {@link id.suhu.app.Main} lists the commands; {@code
 * up} assembles the system; the only module that sees all the others.
 */
@NullMarked
package id.suhu.app;

import org.jspecify.annotations.NullMarked;
