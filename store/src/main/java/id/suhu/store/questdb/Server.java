package id.suhu.store.questdb;

import io.questdb.Bootstrap;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.FactoryProviderFactoryImpl;
import io.questdb.PropServerConfiguration;
import io.questdb.ServerConfiguration;
import io.questdb.ServerConfigurationException;
import io.questdb.ServerMain;
import io.questdb.WorkerPoolManager;
import io.questdb.cairo.CairoEngine;
import io.questdb.cutlass.json.JsonException;
import io.questdb.std.FilesFacadeImpl;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * QuestDB with its background jobs. Unlike the class that it extends, it leaves nothing open when
 * it fails half-way, as on a full disk: a lock that is left could not be taken again by this
 * process.
 */
final class Server extends ServerMain {

  /** Each failed attempt to close has closed at least one thing. */
  private static final int MOST_ATTEMPTS = 20;

  private final CairoEngine cairo;

  /** What the start has opened, the latest first. Null while the superclass is created. */
  private final @Nullable Deque<Closeable> opened;

  private Server(Bootstrap bootstrap) {
    super(bootstrap);
    this.cairo = getEngine();
    this.opened = new ArrayDeque<>();
  }

  /**
   * Starts QuestDB.
   *
   * @param postgres the port to open, if any
   * @throws RuntimeException one of QuestDB's, if that fails
   */
  static Server started(Path folder, Optional<PostgresPort> postgres) {
    Map<String, String> settings = QuestSettings.of(System.getenv(), postgres);
    Server server =
        new Server(
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

                  // With the default, PostgreSQL's clients could write, whatever the settings are.
                  @Override
                  public ServerConfiguration getServerConfiguration(Bootstrap bootstrap)
                      throws ServerConfigurationException, JsonException {
                    return new PropServerConfiguration(
                        bootstrap.getRootDirectory(),
                        new Properties(),
                        settings,
                        bootstrap.getLog(),
                        bootstrap.getBuildInformation(),
                        FilesFacadeImpl.INSTANCE,
                        bootstrap.getMicrosecondClock(),
                        FactoryProviderFactoryImpl.INSTANCE);
                  }
                },
                "-d",
                folder.toString(),
                // Without it, QuestDB replaces the process' handler of SIGHUP.
                "-n"));
    try {
      server.start();
      return server;
    } catch (RuntimeException | Error e) {
      try {
        server.close();
      } catch (RuntimeException | Error alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  @Override
  protected <T extends @Nullable Closeable> T freeOnExit(T closeable) {
    // The superclass calls this before this object is complete, and for parts that are disabled.
    if (opened != null && closeable != null) {
      opened.addFirst(closeable);
    }
    return super.freeOnExit(closeable);
  }

  /**
   * Closes everything.
   *
   * @throws RuntimeException one of QuestDB's, if something could not be written; all is closed
   */
  @Override
  public void close() {
    if (hasBeenClosed()) {
      return;
    }
    // Null if the start failed early.
    @Nullable WorkerPoolManager pools = getWorkerPoolManager();
    try {
      super.close();
    } catch (RuntimeException | Error e) {
      if (pools != null) {
        pools.halt();
      }
      closeRest(e);
      throw e;
    }
  }

  private void closeRest(Throwable failure) {
    for (Closeable each : opened == null ? new ArrayDeque<Closeable>() : opened) {
      try {
        each.close();
      } catch (IOException | RuntimeException | Error e) {
        failure.addSuppressed(e);
      }
    }
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        cairo.close();
        return;
      } catch (RuntimeException | Error e) {
        failure.addSuppressed(e);
      }
    }
  }
}
