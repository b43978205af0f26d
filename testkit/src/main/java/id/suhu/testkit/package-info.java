/**
 * What tests of several modules need: {@link id.suhu.testkit.ManualClock}, {@link
 * id.suhu.testkit.TestBroker} and {@link id.suhu.testkit.TopicContents}. Each says who may call it.
 */
@NullMarked
package id.suhu.testkit;

import org.jspecify.annotations.NullMarked;
