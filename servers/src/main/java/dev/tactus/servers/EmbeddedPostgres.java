package dev.tactus.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL 18 as a child process: on a free port of localhost, durable, with its data in a
 * folder. It is started again if it dies, and ends with the JVM, even if that is killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final FolderLock lock;
  private final String password;
  private final PostgresCluster cluster;
  private final Map<String, String> settings;
  private volatile PostgresServer server;
  private volatile boolean closed;

  /** Starts it in this folder, which is made if need be; returns when it takes connections. */
  public static EmbeddedPostgres start(Path folder) {
    return start(folder, folder, Map.of());
  }

  /**
   * The same with its programs unpacked elsewhere, and with other settings.
   *
   * @param programs a folder that any number of clusters may share
   * @param settings by their names in postgresql.conf
   */
  public static EmbeddedPostgres start(Path folder, Path programs, Map<String, String> settings) {
    try {
      Files.createDirectories(folder);
      Files.createDirectories(programs);
      return new EmbeddedPostgres(folder.toRealPath(), programs.toRealPath(), settings);
    } catch (IOException e) {
      throw new ServerFailedException("PostgreSQL in " + folder + " did not start: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailedException(
          "the start of PostgreSQL in " + folder + " was broken off", e);
    }
  }

  private EmbeddedPostgres(Path folder, Path programs, Map<String, String> own)
      throws IOException, InterruptedException {
    settings = PostgresSettings.with(own);
    lock = FolderLock.of(folder);
    try {
      Path secret = folder.resolve("password");
      password = Secret.in(secret);
      cluster = PostgresCluster.in(folder, PostgresPrograms.unpackedIn(programs), secret);
      Files.deleteIfExists(cluster.file("log"));
      server = PostgresServer.launch(cluster, settings);
    } catch (IOException | InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
    reviveWhenItEnds();
  }

  /** For example {@code jdbc:postgresql://127.0.0.1:41234/tactus}. */
  public String jdbcUrl() {
    return jdbcUrl("tactus");
  }

  /** The address of another database of the same server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
  }

  public int port() {
    return server.port();
  }

  /** Who owns the database; no superuser. */
  public String user() {
    return "tactus";
  }

  /** Of {@link #user()}, and of the superuser {@code postgres}. */
  public String password() {
    return password;
  }

  private void reviveWhenItEnds() {
    CompletableFuture<Void> unused =
        server.process().onExit().thenRunAsync(this::revive, EmbeddedPostgres::inOwnThread);
  }

  private static void inOwnThread(Runnable task) {
    Thread thread = new Thread(task, "revive-postgres");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void revive() {
    if (closed) {
      return;
    }
    LOG.warn("PostgreSQL ended unexpectedly; it is started again");
    try {
      server = PostgresServer.launch(cluster, settings);
      reviveWhenItEnds();
    } catch (IOException | InterruptedException | RuntimeException e) {
      LOG.error("PostgreSQL cannot be started again: restart Tactus", e);
    }
  }

  /** Stops it: what was committed is on disk. */
  @Override
  public void close() {
    closed = true;
    stop();
  }

  private synchronized void stop() {
    try (lock) {
      server.stop();
    } catch (IOException e) {
      LOG.warn("PostgreSQL in {} did not stop; it recovers at its next start", cluster.folder(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
