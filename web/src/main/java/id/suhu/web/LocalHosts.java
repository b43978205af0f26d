package id.suhu.web;

import id.suhu.kafka.HostPort;
import id.suhu.messages.Quoted;
import io.javalin.http.Context;

/**
 * Refuses requests that name another host: a page of a foreign site could otherwise reach this
 * server by a name of its own that resolves to loopback (DNS rebinding).
 */
final class LocalHosts {

  private LocalHosts() {}

  static void check(Context request) {
    String host = request.header("Host");
    if (host == null || !isLocal(host)) {
      throw ApiException.forbidden(
          "host '%s' is not this machine's loopback address"
              .formatted(host == null ? "" : Quoted.shortened(host)));
    }
  }

  private static boolean isLocal(String host) {
    try {
      boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
      return HostPort.parse(hasPort ? host : host + ":80").isLoopback();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
