package id.suhu.store.questdb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** QuestDB's settings, as the environment variables that it reads. */
final class QuestSettings {

  private QuestSettings() {}

  /**
   * Returns the settings.
   *
   * @param environment of the process; its own settings of QuestDB, {@code QDB_…}, are not used
   * @param postgres the port to open, if any
   */
  static Map<String, String> of(Map<String, String> environment, Optional<PostgresPort> postgres) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.keySet().removeIf(name -> name.startsWith("QDB_"));
    for (String port : new String[] {"HTTP", "HTTP_MIN", "PG", "LINE_TCP", "LINE_UDP"}) {
      settings.put("QDB_" + port + "_ENABLED", "false");
    }
    settings.put("QDB_TELEMETRY_ENABLED", "false");
    settings.put("QDB_TELEMETRY_DISABLE_COMPLETELY", "true");
    settings.put("QDB_METRICS_ENABLED", "false");
    // What is committed survives a power failure, so that Kafka need not be read again.
    settings.put("QDB_CAIRO_COMMIT_MODE", "sync");
    // One for the computer's two cores, which the broker and the engine need as well.
    settings.put("QDB_SHARED_WORKER_COUNT", "1");
    // A thread of its own: to compute rollups anew may take hours, and must not delay the readings.
    settings.put("QDB_MAT_VIEW_REFRESH_WORKER_COUNT", "1");
    // Each column of each table takes this much of the disk at a time; by default, 16 MB.
    settings.put("QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE", "2M");
    // Not used.
    settings.put("QDB_VIEW_COMPILER_WORKER_COUNT", "0");
    settings.put("QDB_EXPORT_WORKER_COUNT", "0");
    settings.put("QDB_CAIRO_SQL_COPY_ROOT", "");
    postgres.ifPresent(port -> open(port, settings));
    return settings;
  }

  private static void open(PostgresPort port, Map<String, String> settings) {
    settings.put("QDB_PG_ENABLED", "true");
    // QuestDB takes addresses of this kind only.
    settings.put("QDB_PG_NET_BIND_TO", "127.0.0.1:" + port.listen().port());
    settings.put("QDB_PG_READONLY_USER_ENABLED", "true");
    settings.put("QDB_PG_READONLY_USER", PostgresPort.USER);
    settings.put("QDB_PG_READONLY_PASSWORD", port.password());
    settings.put("QDB_PG_SECURITY_READONLY", "true");
    // QuestDB's administrator has a password that is known to everybody.
    settings.put("QDB_PG_USER", UUID.randomUUID().toString());
    settings.put("QDB_PG_PASSWORD", UUID.randomUUID().toString());
    settings.put("QDB_PG_WORKER_COUNT", "1");
  }
}
