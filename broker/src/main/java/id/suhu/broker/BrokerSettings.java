package id.suhu.broker;

import id.suhu.kafka.HostPort;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of the embedded broker. Immutable.
 *
 * @param dataFolder contains the broker's folder {@code kafka}, its lock and its loopback address
 * @param listen the listener address for clients; port 0 selects a free port
 * @param advertise the advertised address for clients on other machines, if it differs from the
 *     listener address; port 0 stands for the listener's port. By default, a broker on all
 *     addresses (0.0.0.0) advertises the address of the interface with the default route
 * @param fsync whether each record is forced to disk before it is acknowledged. Otherwise, an
 *     acknowledged record survives a killed process but not a power failure
 * @param minimumFreeBytes minimum free disk space for a start
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
   * @throws IllegalArgumentException if the broker would accept connections from other machines
   *     without a decision on security, or if the advertised address is unusable
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
              + ", reachable from other machines, where anyone could send and delete readings: require"
              + " users with passwords (SASL/SCRAM, see 'suhu kafka-user'), or accept it with"
              + " --allow-plaintext");
    }
    advertise
        .filter(HostPort::isWildcard)
        .ifPresent(
            address -> {
              throw new IllegalArgumentException(
                  "clients cannot connect to "
                      + address
                      + ": advertise the name or address under which they reach this machine");
            });
    if (minimumFreeBytes < 0) {
      throw new IllegalArgumentException(
          "minimum free space of " + minimumFreeBytes + " bytes is negative");
    }
  }

  /** Returns the defaults: {@link #DEFAULT_LISTEN}, for this machine only, without fsync. */
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

  /** Returns these settings with a listener address and its security. */
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
