/**
 * Test support for several modules: clocks, brokers, topic contents, the packaged program as a
 * process. Each class documents its thread safety.
 */
@NullMarked
package id.suhu.testkit;

import org.jspecify.annotations.NullMarked;
