/** Tests of {@code suhu kafka-user}. */
@NullMarked
package id.suhu.app.cli.users;

import org.jspecify.annotations.NullMarked;
