package id.suhu.store.questdb;

import id.suhu.core.history.StoreException;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.cairo.sql.TableReferenceOutOfDateException;
import io.questdb.cairo.wal.WalWriter;
import io.questdb.cairo.wal.seq.SeqTxnTracker;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One QuestDB in this process. Thread-safe, except for its writers. */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final long LOOK_AGAIN_NANOS = 1_000_000;
  private static final int MOST_ATTEMPTS = 100;

  private final Server server;
  private final CairoEngine engine;

  /** Queries share it, and the close waits for them: they use memory that it frees. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  private volatile boolean closing;

  private Database(Server server) {
    this.server = server;
    this.engine = server.getEngine();
  }

  /**
   * Opens the database of a folder, or creates it.
   *
   * @param postgres the port to open, if any; if it is taken, the database is opened without
   * @throws StoreException if that fails
   */
  static Database open(Path folder, Optional<PostgresPort> postgres) {
    try {
      Path configuration = Files.createDirectories(folder.resolve("conf"));
      Files.writeString(configuration.resolve("log.conf"), "writers=\n");
      Files.writeString(configuration.resolve("server.conf"), "");
      Optional<PostgresPort> free = postgres.filter(Database::isFree);
      return Silently.run(() -> new Database(Server.started(folder, free)));
    } catch (IOException e) {
      throw new StoreException(
          "the folder of the database cannot be written: %s: %s".formatted(folder, e), e);
    } catch (RuntimeException e) {
      throw new StoreException(
          "the database in %s cannot be opened: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  /** To store is more important than to be asked: a port that is taken must not prevent it. */
  private static boolean isFree(PostgresPort port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.listen().port()));
      return true;
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("listen", port.listen())
          .addKeyValue("error", e.getMessage())
          .log("store.postgres.listen cannot be used; the store runs without it");
      return false;
    }
  }

  /** Returns the number of the open port for PostgreSQL's clients. */
  OptionalInt postgresPort() {
    return server.getConfiguration().getPGWireConfiguration().isEnabled()
        ? OptionalInt.of(server.getPgWireServerPort())
        : OptionalInt.empty();
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

  /**
   * Opens a writer of a table. It is none of QuestDB's pool: that keeps a writer whose rollback
   * failed, for example on a full disk, as if it could be used, and fails to close because of it.
   *
   * @throws StoreException if that fails
   */
  WalWriter walWriter(String table) {
    TableToken token = table(table);
    try {
      engine.verifyTableToken(token);
      return new WalWriter(
          engine.getConfiguration(),
          token,
          engine.getTableSequencerAPI(),
          engine.getDdlListener(token),
          engine.getWalDirectoryPolicy(),
          engine.getWalLocker(),
          engine.getRecentWriteTracker(),
          engine.getTelemetryWal());
    } catch (CairoException e) {
      throw new StoreException("the database cannot be written: " + Reason.of(e), e);
    }
  }

  /** Executes a statement that has no result. */
  void execute(String sql) {
    open.readLock().lock();
    try (SqlExecutionContextImpl context = context()) {
      requireOpen();
      engine.execute(sql, context);
    } catch (SqlException | CairoException e) {
      throw failed(sql, e);
    } finally {
      open.readLock().unlock();
    }
  }

  /** Runs a query, and passes on each row, which is valid during the call only. */
  void query(String sql, Consumer<Record> rows) {
    open.readLock().lock();
    try {
      requireOpen();
      repeat(sql, rows);
    } finally {
      open.readLock().unlock();
    }
  }

  private void requireOpen() {
    if (closing) {
      throw new StoreException("the database is being closed");
    }
  }

  private void repeat(String sql, Consumer<Record> rows) {
    for (int attempt = 1; !isRun(sql, rows, attempt == MOST_ATTEMPTS); attempt++) {
      Thread.onSpinWait();
    }
  }

  /**
   * Runs a query, unless a table has changed since it was compiled, as by the removal of old rows.
   *
   * @param last whether that is a failure
   * @return whether it was run
   */
  private boolean isRun(String sql, Consumer<Record> rows, boolean last) {
    try (SqlExecutionContextImpl context = context();
        RecordCursorFactory query = engine.select(sql, context);
        RecordCursor cursor = query.getCursor(context)) {
      while (cursor.hasNext()) {
        requireOpen();
        rows.accept(cursor.getRecord());
      }
      return true;
    } catch (TableReferenceOutOfDateException e) {
      // Thrown before the first row.
      if (last) {
        throw failed(sql, e);
      }
      return false;
    } catch (SqlException | CairoException e) {
      throw failed(sql, e);
    }
  }

  private SqlExecutionContextImpl context() {
    return new SqlExecutionContextImpl(engine, 1).with(AllowAllSecurityContext.INSTANCE, null);
  }

  private static StoreException failed(String sql, Exception e) {
    return new StoreException("the database failed: %s (in: %s)".formatted(Reason.of(e), sql), e);
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
    TableToken table = table(name);
    SeqTxnTracker tracker = engine.getTableSequencerAPI().getTxnTracker(table);
    if (!tracker.isSuspended()) {
      return Optional.empty();
    }
    String reason = tracker.getErrorMessage();
    execute(
        "ALTER %s %s RESUME WAL"
            .formatted(table.isMatView() ? "MATERIALIZED VIEW" : "TABLE", name));
    return Optional.of("the table '%s' is suspended: %s".formatted(name, reason));
  }

  @Override
  public void close() {
    closing = true;
    open.writeLock().lock();
    try {
      var unused =
          Silently.run(
              () -> {
                server.close();
                return true;
              });
    } finally {
      open.writeLock().unlock();
    }
  }
}
