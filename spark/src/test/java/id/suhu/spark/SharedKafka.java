package id.suhu.spark;

import id.suhu.testkit.SharedResource;

/** Passes one {@link KafkaProcess} to all test classes of a JVM. */
final class SharedKafka extends SharedResource<KafkaProcess> {

  SharedKafka() {
    super(KafkaProcess.class, KafkaProcess::start);
  }
}
