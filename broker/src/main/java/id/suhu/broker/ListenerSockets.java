package id.suhu.broker;

import id.suhu.kafka.HostPort;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's listeners, bound to their ports before Kafka is created.
 *
 * <p>A port in use is thus detected before any data is modified, and a port chosen by the system is
 * known when Kafka's configuration is written, without a race. Kafka requests its sockets by
 * listener name; one thread binds, Kafka's threads take.
 */
final class ListenerSockets implements ServerSocketFactory, AutoCloseable {
  /** Local clients, always without a password; also used by the broker itself. */
  static final String LOCAL = "LOCAL";

  /** Clients on other machines, or users with a password. */
  static final String PLANT = "PLANT";

  static final String CONTROLLER = "CONTROLLER";

  private static final HostPort ANY_LOOPBACK_PORT = new HostPort("127.0.0.1", 0);
  private static final int BACKLOG = 50;

  private final Map<String, ServerSocketChannel> sockets = new HashMap<>();
  private final Map<String, HostPort> bound = new LinkedHashMap<>();
  private final Map<String, HostPort> advertised = new LinkedHashMap<>();

  private ListenerSockets() {}

  static ListenerSockets open(BrokerSettings settings) throws BrokerStartException {
    ListenerSockets listeners = new ListenerSockets();
    try {
      if (needsPlantListener(settings)) {
        HostPort outside = listeners.bind(PLANT, settings.listen());
        listeners.bind(LOCAL, ANY_LOOPBACK_PORT);
        listeners.advertised.put(PLANT, advertisedFor(settings, outside));
      } else {
        listeners.bind(LOCAL, settings.listen());
      }
      listeners.advertised.put(LOCAL, listeners.local());
      listeners.bind(CONTROLLER, ANY_LOOPBACK_PORT);
      return listeners;
    } catch (BrokerStartException | RuntimeException e) {
      listeners.close();
      throw e;
    }
  }

  // The advertised address is a property of a listener, so local clients need a separate listener
  // if other clients are given another address.
  private static boolean needsPlantListener(BrokerSettings settings) {
    return settings.security() instanceof Security.Scram
        || settings.advertise().isPresent()
        || !settings.listen().isLoopback();
  }

  HostPort local() {
    return address(LOCAL);
  }

  HostPort controller() {
    return address(CONTROLLER);
  }

  private HostPort address(String listener) {
    HostPort address = bound.get(listener);
    if (address == null) {
      throw new IllegalStateException("no listener " + listener);
    }
    return address;
  }

  /** Returns the address for clients other than local ones. */
  HostPort forClients() {
    return advertised.getOrDefault(PLANT, local());
  }

  boolean hasPlantListener() {
    return bound.containsKey(PLANT);
  }

  /** Returns the value of Kafka's {@code listeners}. */
  String boundList() {
    return list(bound);
  }

  /** Returns the value of Kafka's {@code advertised.listeners}. */
  String advertisedList() {
    return list(advertised);
  }

  private static String list(Map<String, HostPort> addresses) {
    return addresses.entrySet().stream()
        .map(listener -> listener.getKey() + "://" + listener.getValue())
        .collect(Collectors.joining(","));
  }

  private HostPort bind(String listener, HostPort wanted) throws BrokerStartException {
    InetAddress address = resolve("listen on", wanted);
    try {
      ServerSocketChannel socket = ServerSocketChannel.open();
      sockets.put(listener, socket);
      socket.configureBlocking(false);
      socket.bind(new InetSocketAddress(address, wanted.port()), BACKLOG);
      HostPort actual =
          new HostPort(wanted.isWildcard() ? wanted.host() : plain(address), port(socket));
      bound.put(listener, actual);
      return actual;
    } catch (IOException e) {
      throw new BrokerStartException(
          "Kafka cannot listen on " + wanted + ": " + reason(e, address, wanted.port()), e);
    }
  }

  private static int port(ServerSocketChannel socket) throws IOException {
    return ((InetSocketAddress) socket.getLocalAddress()).getPort();
  }

  private static String reason(IOException e, InetAddress address, int port) {
    if (!isOfThisMachine(address)) {
      return "this machine has no address " + plain(address);
    }
    if (e instanceof BindException) {
      return "port " + port + " of that address is already in use";
    }
    return String.valueOf(e.getMessage());
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }

  private static InetAddress resolve(String purpose, HostPort wanted) throws BrokerStartException {
    try {
      return InetAddress.getByName(wanted.host());
    } catch (UnknownHostException e) {
      throw new BrokerStartException(
          "Kafka cannot "
              + purpose
              + " "
              + wanted
              + ": the host name '"
              + wanted.host()
              + "' cannot be resolved",
          e);
    }
  }

  private static HostPort advertisedFor(BrokerSettings settings, HostPort bound)
      throws BrokerStartException {
    if (settings.advertise().isPresent()) {
      HostPort wanted = settings.advertise().get();
      resolve("advertise", wanted);
      return wanted.port() == 0 ? wanted.withPort(bound.port()) : wanted;
    }
    return bound.isWildcard() ? new HostPort(addressTowardsTheNetwork(), bound.port()) : bound;
  }

  /**
   * Returns the address of the interface with the default route, independent of name services and
   * the order of the interfaces. Connecting a datagram socket selects the route without sending
   * anything; 192.0.2.1 is reserved for documentation (RFC 5737).
   */
  private static String addressTowardsTheNetwork() {
    try (DatagramSocket route = new DatagramSocket()) {
      route.connect(new InetSocketAddress("192.0.2.1", 9));
      if (!route.getLocalAddress().isAnyLocalAddress()) {
        return plain(route.getLocalAddress());
      }
    } catch (IOException | RuntimeException noRoute) {
      // The fallback is the machine's name.
    }
    try {
      return plain(InetAddress.getLocalHost());
    } catch (UnknownHostException e) {
      return "127.0.0.1";
    }
  }

  private static String plain(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    ServerSocketChannel socket = sockets.get(listenerName);
    if (socket == null) {
      throw new IllegalStateException("no socket is bound for listener " + listenerName);
    }
    return socket;
  }

  @Override
  public void close() {
    for (ServerSocketChannel socket : sockets.values()) {
      try {
        socket.close();
      } catch (IOException alreadyUnusable) {
        // Closing a listening socket loses no data.
      }
    }
  }
}
