package id.suhu.testkit;

import id.suhu.broker.AccessTopics;
import id.suhu.broker.BrokerSettings;
import id.suhu.broker.EmbeddedBroker;
import id.suhu.broker.KafkaUsers;
import id.suhu.broker.Role;
import id.suhu.broker.Security;
import id.suhu.kafka.HostPort;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The embedded broker as a separate process, for tests whose class path has another version of
 * Kafka. It has one user with the role sender and one with the role reader.
 */
public final class BrokerProgram {

  /** The user who may only send. */
  public static final String SENDER = "sender";

  /** The user who may only read. */
  public static final String READER = "reader";

  /** The password of both users. */
  public static final String PASSWORD = "rahasia-pabrik";

  private static final String READINGS = "sensor-suhu";

  private BrokerProgram() {}

  /**
   * Runs until the end of standard input. Prints one line once it accepts requests: the address for
   * local clients, and the address that requires a user.
   *
   * @param arguments the data folder
   */
  public static void main(String[] arguments) throws Exception {
    AccessTopics topics = new AccessTopics(READINGS, READINGS + "-commands");
    BrokerSettings settings =
        BrokerSettings.in(Path.of(arguments[0]))
            .withListen(new HostPort("127.0.0.1", 0), new Security.Scram(topics));
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
      try (KafkaUsers users = KafkaUsers.connect(broker.loopbackBootstrap(), topics)) {
        users.add(SENDER, PASSWORD, Role.SENDER);
        users.add(READER, PASSWORD, Role.READER);
      }
      System.out.println("kafka " + broker.loopbackBootstrap() + " " + broker.clientBootstrap());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
