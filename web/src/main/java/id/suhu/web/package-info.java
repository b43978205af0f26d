/** The HTTP API. */
@NullMarked
package id.suhu.web;

import org.jspecify.annotations.NullMarked;
