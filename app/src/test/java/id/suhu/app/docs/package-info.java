/** Holds the documentation to what the program does. */
@NullMarked
package id.suhu.app.docs;

import org.jspecify.annotations.NullMarked;
