package id.suhu.kafka;

import java.util.Objects;

/**
 * A host name or address with a port, such as {@code 127.0.0.1:9092}, {@code press-hall:9092} or
 * {@code [::1]:9092}. Immutable.
 *
 * @param host without the brackets of an IPv6 address
 * @param port 0 to 65535; 0 selects any free port
 */
public record HostPort(String host, int port) {

  public HostPort {
    Objects.requireNonNull(host, "host");
    if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == ',' || c == '/')) {
      throw new IllegalArgumentException("'" + host + "' is not a host name or address");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "port " + port + " of '" + host + "' is outside the range 0 to 65535");
    }
  }

  /**
   * Parses {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      throw new IllegalArgumentException("'" + text + "' is not HOST:PORT, such as 127.0.0.1:9092");
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not HOST:PORT; write an IPv6 address in brackets, such as [::1]:9092");
    }
    try {
      return new HostPort(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not HOST:PORT: '" + text.substring(colon + 1) + "' is not a number",
          e);
    }
  }

  /** Returns whether the host is reachable from this machine only. Names are not resolved. */
  public boolean isLoopback() {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("0:0:0:0:0:0:0:1")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** Returns whether the host is the wildcard address, that is, all addresses of the machine. */
  public boolean isWildcard() {
    return host.equals("0.0.0.0") || host.equals("::") || host.equals("0:0:0:0:0:0:0:0");
  }

  /** Returns the same host with another port. */
  public HostPort withPort(int other) {
    return new HostPort(host, other);
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
