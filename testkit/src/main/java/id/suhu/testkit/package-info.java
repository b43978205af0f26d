/**
 * What tests of several modules need: clocks, brokers, topics' contents, the packaged program as a
 * process. Each says who may call it.
 */
@NullMarked
package id.suhu.testkit;

import org.jspecify.annotations.NullMarked;
