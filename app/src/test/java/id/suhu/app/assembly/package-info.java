/** Tests of the assembly. */
@NullMarked
package id.suhu.app.assembly;

import org.jspecify.annotations.NullMarked;
