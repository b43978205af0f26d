package id.suhu.web;

import id.suhu.kafka.HostPort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that need not be valid.
 *
 * @param target the path and the query
 * @param headers lines other than {@code Host} and {@code Content-Length}
 * @param body empty for none
 */
record RawRequest(String method, String target, List<String> headers, String body) {

  private static final int PATIENCE_MS = 30_000;

  static RawRequest get(String target) {
    return new RawRequest("GET", target, List.of(), "");
  }

  static RawRequest post(String target, String type, String body) {
    return new RawRequest("POST", target, List.of("Content-Type: " + type), body);
  }

  /** Returns the request by another method, without a body. */
  RawRequest by(String other) {
    return new RawRequest(other, target, headers, "");
  }

  RawRequest with(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return new RawRequest(method, target, more, body);
  }

  /** Returns the bytes of an HTTP/1.1 request. */
  byte[] bytes() {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder();
    text.append("%s %s HTTP/1.1\r\n".formatted(method, target));
    if (headers.stream().noneMatch(each -> each.startsWith("Host:"))) {
      text.append("Host: localhost\r\n");
    }
    headers.forEach(each -> text.append(each).append("\r\n"));
    if (content.length > 0) {
      text.append("Content-Length: %d\r\n".formatted(content.length));
    }
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Sends it in a connection of its own. */
  RawAnswer send(HostPort address) throws IOException {
    try (Socket socket = open(address)) {
      socket.getOutputStream().write(bytes());
      return RawAnswer.read(
          new BufferedInputStream(socket.getInputStream()), method.equals("HEAD"));
    }
  }

  static Socket open(HostPort address) throws IOException {
    Socket socket = new Socket(address.host(), address.port());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }
}
