package id.suhu.app.config;

import id.suhu.kafka.HostPort;

/**
 * The HTTP API.
 *
 * @param listen the address on which it serves, of this machine only; port 0 selects a free one
 */
public record HttpSettings(HostPort listen) {

  /** The default settings. */
  public static final HttpSettings DEFAULT = new HttpSettings(new HostPort("127.0.0.1", 8080));

  static HttpSettings read(Section http) {
    return new HttpSettings(http.value("listen", Form.LOOPBACK, DEFAULT.listen));
  }

  /** Returns the address for commands on this machine. */
  public String url() {
    return "http://" + listen;
  }
}
