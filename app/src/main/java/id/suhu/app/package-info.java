/**
 * The program: its commands and its assembly. {@link id.suhu.app.Main} lists the commands; {@code
 * up} assembles the system. The only module that depends on all others.
 */
@NullMarked
package id.suhu.app;

import org.jspecify.annotations.NullMarked;
