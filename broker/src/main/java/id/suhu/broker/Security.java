package id.suhu.broker;

/** The protection of the broker against clients on other machines. */
public sealed interface Security {

  /** No remote clients: the broker listens on a loopback address only. */
  record LoopbackOnly() implements Security {}

  /**
   * Users with a password and a {@link Role}, over SASL_PLAINTEXT with SCRAM-SHA-512 or
   * SCRAM-SHA-256; see {@link KafkaUsers}. The password is never sent over the network; readings
   * are sent unencrypted. Operations reserved for the engine are denied to all users from the
   * start.
   *
   * @param topics the topics of the engine
   */
  record Scram(AccessTopics topics) implements Security {}

  /** Any client that can connect may send, read and delete. */
  record AllowPlaintext() implements Security {}
}
