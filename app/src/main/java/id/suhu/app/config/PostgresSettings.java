package id.suhu.app.config;

import id.suhu.kafka.HostPort;
import java.util.Optional;

/**
 * A port of the database for PostgreSQL's clients, which can read only.
 *
 * @param listen its address, of this machine only; empty for none
 * @param password of its user, {@code suhu}; required if there is a port
 */
public record PostgresSettings(Optional<HostPort> listen, Optional<String> password) {

  /** No port. */
  public static final PostgresSettings NONE =
      new PostgresSettings(Optional.empty(), Optional.empty());

  static PostgresSettings read(Section postgres) {
    return new PostgresSettings(
        postgres.optional("listen", Form.LOOPBACK), postgres.optional("password", text -> text));
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return "PostgresSettings[listen=%s]".formatted(listen);
  }
}
