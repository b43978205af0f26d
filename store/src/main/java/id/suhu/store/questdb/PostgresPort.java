package id.suhu.store.questdb;

import id.suhu.kafka.HostPort;

/**
 * A port for PostgreSQL's clients, such as psql, Grafana and JDBC tools. They can read only.
 *
 * @param listen a loopback address, of which 127.0.0.1 is used; port 0 selects a free one
 * @param password of the user {@link #USER}
 */
public record PostgresPort(HostPort listen, String password) {

  /** The only user. */
  public static final String USER = "suhu";

  /** Omits the password. */
  @Override
  public String toString() {
    return "PostgresPort[listen=%s]".formatted(listen);
  }
}
