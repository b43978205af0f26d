package id.suhu.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes requests so that most are wrong somewhere. The same seed makes the same changes. */
final class Mutator {

  private static final String[] PIECES = {
    "%",
    "%2",
    "%00",
    "%0d%0a",
    "%2e%2e/",
    "%c3%28",
    "%ff",
    "%F0%9F%98%80",
    "%u0041",
    "+",
    "&",
    "=",
    "&&",
    "?",
    "#",
    ";",
    "/",
    "//",
    "..",
    "\\",
    "<x>",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "\\u0000",
    "\\ud800",
    "\u0000",
    "\u0001",
    "\u001b[31m",
    "\u007f",
    "\r\n",
    "\n",
    "\t",
    "é",
    "😀",
    "\u2028",
    "null",
    "true",
    "-1",
    "1e999",
    "-0.0",
    "9223372036854775807",
    "99999999999999999999999",
    "NaN",
    "2147483648",
    "1e-400",
    "0x10",
    "{}",
    "[]",
    "{\"a\":",
    "sensor=",
    "sensor=S1&sensor=S1",
    "points=4",
    "period=1ms",
    "period=36500d",
    "from=0000-01-01T00:00:00Z",
    "to=9999-12-31T23:59:59.999Z",
    "from=+999999999-12-31T23:59:59Z",
    "import=1073741824",
    "row=2000000000",
    "*",
    "S*?*?*"
  };

  private static final String[] METHODS = {
    "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "X", "GE T",
    "G\u0001"
  };

  private static final String[] HEADERS = {
    "Accept: text/html",
    "Accept: */*;q=x",
    "Accept-Encoding: gzip",
    "Accept-Encoding: br;q=0, gzip;q=nan",
    "Content-Encoding: gzip",
    "Content-Type: application/json; charset=\"x",
    "Content-Type: application/json; charset=utf-99",
    "Content-Type: application/x-ndjson; charset=utf-16",
    "Content-Type: multipart/form-data; boundary=x",
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Type: ",
    "Content-Type: ;;;",
    "Cookie: a=b; =; \"",
    "Host: ",
    "Host: [::1",
    "Host: localhost:99999999",
    "Host: evil.example",
    "If-None-Match: *",
    "If-None-Match: \"",
    "If-Modified-Since: yesterday",
    "Last-Event-ID: -",
    "Last-Event-ID: x-9223372036854775808",
    "Origin: null",
    "Range: bytes=0-1",
    "Range: bytes=-",
    "Upgrade: websocket",
    "X-Forwarded-For: %s%n",
    "X-HTTP-Method-Override: DELETE"
  };

  /** These change where a request ends. */
  private static final String[] FRAMES = {
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: gzip, chunked",
    "Transfer-Encoding: x",
    "Content-Length: 3",
    "Content-Length: 99999999999999999999",
    "Content-Length: 8388609",
    "Content-Length: 2147483648",
    "Content-Length: -1",
    "Content-Length: x",
    "Expect: 100-continue",
    "Expect: x",
    "Connection: close",
    "Connection: upgrade"
  };

  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  int below(int n) {
    return random.nextInt(n);
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }

  /** Changes parts of a request, which ends where it says. */
  RawRequest parts(RawRequest valid) {
    String method = oneIn(8) ? one(METHODS) : valid.method();
    String target = oneIn(2) ? target(valid.target()) : valid.target();
    List<String> headers = new ArrayList<>(valid.headers());
    if (oneIn(4)) {
      headers.add(one(HEADERS));
    }
    if (oneIn(8) && !headers.isEmpty()) {
      headers.set(0, text(headers.get(0)).replaceAll("[\r\n]", ""));
    }
    String body = valid.body().isEmpty() || oneIn(6) ? valid.body() : text(valid.body());
    return new RawRequest(method, target, headers, oneIn(100) ? nested() : body);
  }

  private String target(String target) {
    String changed = text(target);
    // Most are to reach the server's own code.
    return oneIn(10) ? changed : changed.replaceAll("[\\x00-\\x20\\x7f]", "%20");
  }

  private String nested() {
    return one(new String[] {"[", "{\"a\":", "{\"alarms\":[", "[[", "{\"sensor_id\":"})
        .repeat(1 + random.nextInt(3_000));
  }

  private String text(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(changed.length() + 1);
      int end = Math.min(changed.length(), at + 1 + random.nextInt(random.nextInt(10) + 1));
      switch (random.nextInt(7)) {
        case 0 -> changed.delete(at, end);
        case 1 -> changed.insert(at, changed.substring(at, end));
        case 2, 3 -> changed.insert(at, one(PIECES));
        case 4 -> changed.replace(at, end, one(PIECES));
        case 5 -> changed.insert(at, (char) random.nextInt(oneIn(4) ? 0x10000 : 128));
        default -> {
          if (oneIn(10)) {
            changed.insert(at, one(PIECES).repeat(1 + random.nextInt(2_000)));
          }
        }
      }
    }
    return changed.toString();
  }

  /** Changes bytes of a request, which may end anywhere. */
  byte[] bytes(RawRequest valid) {
    RawRequest framed = oneIn(2) ? valid.with(one(FRAMES)) : valid;
    byte[] bytes = framed.bytes();
    for (int n = random.nextInt(4); n > 0 && bytes.length > 0; n--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
      ByteArrayOutputStream changed = new ByteArrayOutputStream(bytes.length + 64);
      changed.write(bytes, 0, at);
      switch (random.nextInt(5)) {
        case 0 -> changed.write(bytes[at] ^ (1 << random.nextInt(8)));
        case 1 -> changed.write(bytes, at, end - at);
        case 2 -> changed.write(random.nextInt(256));
        case 3 -> changed.writeBytes(one(PIECES).getBytes(StandardCharsets.UTF_8));
        default -> {
          // Deletes.
        }
      }
      int from = random.nextBoolean() ? at : end;
      changed.write(bytes, from, bytes.length - from);
      bytes = changed.toByteArray();
    }
    return bytes;
  }
}
