package id.suhu.web;

import id.suhu.kafka.HostPort;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sends changed requests and judges the answers. Those that end where they say share connections
 * and do not wait for each other's answers, as far as the server keeps the connection.
 */
final class FuzzClient implements AutoCloseable {

  /** Requests in one call. */
  static final int BATCH = 32;

  /** Connections to the feed that wait for its first event, so that nobody else does. */
  private static final int PARKED = 16;

  private static final Pattern INTERNALS =
      Pattern.compile(
          "Exception|\\bat id\\.suhu|\\bjavax?\\.|jakarta\\.|org\\.eclipse|io\\.javalin");

  /** The statuses of what Jetty cannot read. */
  private static final Set<Integer> UNREAD = Set.of(400, 414, 431, 501, 505);

  private final HostPort address;
  private final long seed;
  private final Queue<String> failures;
  private final List<ApiCase> valid = ApiCase.working();
  private final Deque<Parked> parked = new ArrayDeque<>();
  private long answered;

  /**
   * @param failures gets requests with faulty answers; thread-safe
   */
  FuzzClient(HostPort address, long seed, Queue<String> failures) {
    this.address = address;
    this.seed = seed;
    this.failures = failures;
  }

  /** A request that shares a connection. */
  private record Sent(long number, RawRequest request) {

    boolean isHead() {
      return request.method().equals("HEAD");
    }
  }

  /** A request for the feed, whose answer is read later. */
  private record Parked(Sent sent, Socket socket) {}

  long answered() {
    return answered;
  }

  /** Sends as many requests as are in a batch. */
  void send(long first) throws IOException {
    List<Sent> sharing = new ArrayList<>();
    for (long number = first; number < first + BATCH; number++) {
      Mutator mutator = new Mutator(seed * 1_000_003 + number);
      RawRequest original = original(mutator);
      if (original.target().equals("/api/live")) {
        park(new Sent(number, mutator.parts(original)));
      } else if (mutator.oneIn(8)) {
        alone(number, mutator.bytes(original));
      } else {
        sharing.add(new Sent(number, mutator.parts(original)));
      }
    }
    while (!sharing.isEmpty()) {
      int done = together(sharing);
      sharing = new ArrayList<>(sharing.subList(done, sharing.size()));
    }
  }

  private RawRequest original(Mutator mutator) {
    RawRequest original = valid.get(mutator.below(valid.size())).request();
    // These take as long as twenty others.
    boolean slow = original.target().contains("parquet") || original.target().equals("/metrics");
    return slow && !mutator.oneIn(8) ? original(mutator) : original;
  }

  /** Sends requests in one connection; returns how many of them are done. */
  private int together(List<Sent> sharing) throws IOException {
    int done = 0;
    try (Socket socket = RawRequest.open(address)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      sharing.forEach(each -> bytes.writeBytes(each.request().bytes()));
      socket.getOutputStream().write(bytes.toByteArray());
      socket.shutdownOutput();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Sent sent : sharing) {
        RawAnswer answer = read(sent.number(), sent.request().bytes(), in, sent.isHead());
        done++;
        // Jetty answers HEAD with a body if the rest is not HTTP, and closes the connection.
        if (answer.isEvents() || (sent.isHead() && UNREAD.contains(answer.status()))) {
          break;
        }
      }
    } catch (EOFException | SocketException e) {
      // Closed after a request that is not HTTP; perhaps before its answer was read.
      return Math.max(1, done);
    }
    return done;
  }

  /** Sends bytes that may be the start of a request only. */
  private void alone(long number, byte[] bytes) throws IOException {
    try (Socket socket = RawRequest.open(address)) {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      boolean head = new String(bytes, StandardCharsets.ISO_8859_1).startsWith("HEAD ");
      RawAnswer unused =
          read(number, bytes, new BufferedInputStream(socket.getInputStream()), head);
    } catch (EOFException | SocketException e) {
      // It was no request.
      return;
    }
  }

  private void park(Sent sent) throws IOException {
    Socket socket = RawRequest.open(address);
    parked.add(new Parked(sent, socket));
    socket.getOutputStream().write(sent.request().bytes());
    if (parked.size() > PARKED) {
      unpark();
    }
  }

  private void unpark() throws IOException {
    Parked oldest = parked.remove();
    try (Socket socket = oldest.socket()) {
      RawAnswer unused =
          read(
              oldest.sent().number(),
              oldest.sent().request().bytes(),
              new BufferedInputStream(socket.getInputStream()),
              oldest.sent().isHead());
    } catch (EOFException | SocketException e) {
      // It was no request.
      return;
    }
  }

  private RawAnswer read(long number, byte[] request, InputStream in, boolean head)
      throws IOException {
    RawAnswer answer;
    try {
      answer = RawAnswer.read(in, head);
    } catch (SocketTimeoutException | AssertionError e) {
      failures.add(report(number, request, String.valueOf(e.getMessage())));
      throw new EOFException("there is no more to read");
    }
    answered++;
    // 501 and 505 tell of a transfer encoding and a version that this server does not know.
    if (answer.status() >= 500 && answer.status() != 501 && answer.status() != 505) {
      failures.add(report(number, request, answer.status() + " " + answer.text()));
    }
    String seen =
        answer.headers().toString() + (answer.mediaType().endsWith("parquet") ? "" : answer.text());
    if (INTERNALS.matcher(seen).find()) {
      failures.add(report(number, request, "it tells of the inside: " + seen));
    }
    return answer;
  }

  private String report(long number, byte[] request, String what) {
    StringBuilder text = new StringBuilder();
    for (char each : new String(request, StandardCharsets.ISO_8859_1).toCharArray()) {
      text.append(
          each >= ' ' && each < 127
              ? each
              : "\\x%02x".formatted((int) each).toLowerCase(Locale.ROOT));
    }
    return "seed %d (again with -Dsuhu.seed=%d), request %d: %s%n%s"
        .formatted(seed, seed, number, what, text);
  }

  @Override
  public void close() throws IOException {
    while (!parked.isEmpty()) {
      unpark();
    }
  }
}
