package id.suhu.broker;

import id.suhu.kafka.HostPort;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the embedded broker keeps its data and whom it serves. Immutable.
 *
 * @param dataFolder holds the broker's folder {@code kafka}, its lock and its loopback address
 * @param listen the address for clients; port 0 takes a free one
 * @param advertise the address under which clients beyond this machine find the broker, when it is
 *     not the one it listens on; port 0 stands for the port it listens on. Without one, a broker on
 *     all addresses (0.0.0.0) advertises the address of the interface that leads out of the machine
 * @param fsync whether each record is forced to disk before it is acknowledged. Without, an
 *     acknowledged record survives a killed process but not a power cut
 * @param minimumFreeBytes the broker does not start on a disk with less room than this
 */
public record BrokerSettings(
    Path dataFolder,
    HostPort listen,
    Optional<HostPort> advertise,
    Security security,
    boolean fsync,
    long minimumFreeBytes) {

  public static final HostPort DEFAULT_LISTEN = new HostPort("127.0.0.1", 9092);
  public static final long DEFAULT_MINIMUM_FREE_BYTES = 200L * 1024 * 1024;

  /**
   * @throws IllegalArgumentException if the broker would listen beyond this machine and nobody said
   *     how that is protected, or if clients could not use the advertised address
   */
  public BrokerSettings {
    dataFolder = dataFolder.toAbsolutePath().normalize();
    Objects.requireNonNull(listen, "listen");
    Objects.requireNonNull(advertise, "advertise");
    Objects.requireNonNull(security, "security");
    if (security instanceof Security.LoopbackOnly && !listen.isLoopback()) {
      throw new IllegalArgumentException(
          "Kafka would listen on "
              + listen
              + ", beyond this machine, where anybody could send and delete readings: require users"
              + " with passwords (SASL/SCRAM, see 'suhu kafka-user'), or accept it with"
              + " --allow-plaintext");
    }
    advertise
        .filter(HostPort::isWildcard)
        .ifPresent(
            address -> {
              throw new IllegalArgumentException(
                  "clients cannot connect to "
                      + address
                      + ": advertise the name or address by which they reach this machine");
            });
    if (minimumFreeBytes < 0) {
      throw new IllegalArgumentException(
          "minimum free space of " + minimumFreeBytes + " bytes is below 0");
    }
  }

  /** The defaults: {@link #DEFAULT_LISTEN}, for this machine only, without fsync. */
  public static BrokerSettings in(Path dataFolder) {
    return new BrokerSettings(
        dataFolder,
        DEFAULT_LISTEN,
        Optional.empty(),
        new Security.LoopbackOnly(),
        false,
        DEFAULT_MINIMUM_FREE_BYTES);
  }

  public BrokerSettings withListen(HostPort address) {
    return new BrokerSettings(dataFolder, address, advertise, security, fsync, minimumFreeBytes);
  }

  /** Listens on an address with the security it needs, which must come together. */
  public BrokerSettings withListen(HostPort address, Security protection) {
    return new BrokerSettings(dataFolder, address, advertise, protection, fsync, minimumFreeBytes);
  }

  public BrokerSettings withAdvertise(HostPort address) {
    return new BrokerSettings(
        dataFolder, listen, Optional.of(address), security, fsync, minimumFreeBytes);
  }

  public BrokerSettings withFsync(boolean each) {
    return new BrokerSettings(dataFolder, listen, advertise, security, each, minimumFreeBytes);
  }

  public BrokerSettings withMinimumFreeBytes(long bytes) {
    return new BrokerSettings(dataFolder, listen, advertise, security, fsync, bytes);
  }
}
