package id.suhu.store.questdb;

import id.suhu.core.history.StoreException;
import io.questdb.Bootstrap;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.ServerMain;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.cairo.wal.seq.SeqTxnTracker;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One QuestDB in this process, without ports. Thread-safe. */
final class Database implements AutoCloseable {

  private static final long LOOK_AGAIN_NANOS = 1_000_000;

  private final ServerMain server;
  private final CairoEngine engine;

  private Database(ServerMain server) {
    this.server = server;
    this.engine = server.getEngine();
  }

  /**
   * Opens the database of a folder, or creates it.
   *
   * @throws StoreException if that fails
   */
  static Database open(Path folder) {
    try {
      Path configuration = Files.createDirectories(folder.resolve("conf"));
      Files.writeString(configuration.resolve("log.conf"), "writers=\n");
      Files.writeString(configuration.resolve("server.conf"), "");
      return Silently.run(() -> new Database(started(folder)));
    } catch (IOException e) {
      throw new StoreException(
          "the folder of the database cannot be written: %s: %s".formatted(folder, e), e);
    } catch (RuntimeException e) {
      throw new StoreException(
          "the database in %s cannot be opened: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static ServerMain started(Path folder) {
    Map<String, String> settings = QuestSettings.of(System.getenv());
    ServerMain server =
        new ServerMain(
            new Bootstrap(
                new DefaultBootstrapConfiguration() {
                  @Override
                  public Map<String, String> getEnv() {
                    return settings;
                  }

                  @Override
                  public boolean useSite() {
                    return false;
                  }
                },
                "-d",
                folder.toString(),
                // Without it, QuestDB replaces the process' handler of SIGHUP.
                "-n"));
    boolean started = false;
    try {
      server.start();
      started = true;
      return server;
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  CairoEngine engine() {
    return engine;
  }

  TableToken table(String name) {
    TableToken table = engine.getTableTokenIfExists(name);
    if (table == null) {
      throw new StoreException("the database has no table '%s'".formatted(name));
    }
    return table;
  }

  /** Executes a statement that has no result. */
  void execute(String sql) {
    try (SqlExecutionContextImpl context = context()) {
      engine.execute(sql, context);
    } catch (SqlException | CairoException e) {
      throw failed(sql, e);
    }
  }

  /** Runs a query, and passes on each row, which is valid during the call only. */
  void query(String sql, Consumer<Record> rows) {
    try (SqlExecutionContextImpl context = context();
        RecordCursorFactory query = engine.select(sql, context);
        RecordCursor cursor = query.getCursor(context)) {
      while (cursor.hasNext()) {
        rows.accept(cursor.getRecord());
      }
    } catch (SqlException | CairoException e) {
      throw failed(sql, e);
    }
  }

  private SqlExecutionContextImpl context() {
    return new SqlExecutionContextImpl(engine, 1).with(AllowAllSecurityContext.INSTANCE, null);
  }

  private static StoreException failed(String sql, Exception e) {
    return new StoreException("the database failed: %s (in: %s)".formatted(e.getMessage(), sql), e);
  }

  /**
   * Waits until readers see all that was committed to a table.
   *
   * @return whether they do
   */
  boolean awaitVisible(TableToken table, Duration atMost) {
    long start = System.nanoTime();
    SeqTxnTracker tracker = engine.getTableSequencerAPI().getTxnTracker(table);
    long committed = engine.getTableSequencerAPI().lastTxn(table);
    while (tracker.getWriterTxn() < committed) {
      if (tracker.isSuspended()
          || Thread.currentThread().isInterrupted()
          || System.nanoTime() - start >= atMost.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }

  /** Lets a suspended table go on; returns why it was suspended, or empty if it was not. */
  Optional<String> resumed(String name) {
    SeqTxnTracker tracker = engine.getTableSequencerAPI().getTxnTracker(table(name));
    if (!tracker.isSuspended()) {
      return Optional.empty();
    }
    String reason = tracker.getErrorMessage();
    execute("ALTER TABLE %s RESUME WAL".formatted(name));
    return Optional.of("the table '%s' is suspended: %s".formatted(name, reason));
  }

  @Override
  public void close() {
    var unused =
        Silently.run(
            () -> {
              server.close();
              return true;
            });
  }
}
