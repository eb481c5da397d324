package dev.tactus.embedded;

import dev.tactus.servers.EmbeddedBroker;
import dev.tactus.servers.EmbeddedPostgres;
import dev.tactus.servers.ServerFailedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The servers that nobody named. Both start at once, beside the application, as soon as one of them
 * is wanted; the application waits where it connects.
 */
final class OwnServers implements AutoCloseable {
  private final FutureTask<EmbeddedPostgres> postgres;
  private final FutureTask<EmbeddedBroker> broker;

  OwnServers(Installation installation) {
    postgres = new FutureTask<>(() -> EmbeddedPostgres.start(installation.database()));
    broker = new FutureTask<>(() -> EmbeddedBroker.start(installation.broker()));
    if (installation.embeddedDatabase()) {
      start(postgres, "start-postgres");
    }
    if (installation.embeddedBroker()) {
      start(broker, "start-broker");
    }
  }

  private static void start(FutureTask<?> task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  EmbeddedPostgres postgres() {
    return started(postgres);
  }

  EmbeddedBroker broker() {
    return started(broker);
  }

  private static <T> T started(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ServerFailedException failed
          ? failed
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while it started");
    }
  }

  /** One that is still starting ends with the JVM. */
  @Override
  public void close() {
    closeIfStarted(broker, this::broker);
    closeIfStarted(postgres, this::postgres);
  }

  private static void closeIfStarted(FutureTask<?> task, Supplier<? extends AutoCloseable> server) {
    if (!task.isDone()) {
      return;
    }
    try {
      server.get().close();
    } catch (Exception neverStarted) {
      // has been reported by whoever wanted it
    }
  }
}
