package id.suhu.broker;

/** Who may use the broker from beyond this machine. */
public sealed interface Security {

  /** Nobody: the broker listens on a loopback address only. */
  record LoopbackOnly() implements Security {}

  /**
   * Users with a password and a {@link Role}, over SASL_PLAINTEXT with SCRAM-SHA-512 or
   * SCRAM-SHA-256; see {@link KafkaUsers}. The password never crosses the network; the readings do
   * so unencrypted. What only the engine may do is denied to each of them from the start on.
   *
   * @param topics whose engine that is
   */
  record Scram(AccessTopics topics) implements Security {}

  /** Anybody who reaches the port may send, read and delete. */
  record AllowPlaintext() implements Security {}
}
