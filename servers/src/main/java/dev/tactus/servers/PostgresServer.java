package dev.tactus.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of PostgreSQL on a cluster. */
record PostgresServer(PostgresCluster cluster, Process process, int port) {
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration STOPPED_WITHIN = Duration.ofMinutes(2);
  private static final int ATTEMPTS = 20;
  private static final int LAST_WORDS = 10;

  /**
   * Starts it and waits until it takes connections. It tries again, for the port may be taken, or
   * the processes of a killed server linger, between the look and the start.
   */
  static PostgresServer launch(PostgresCluster cluster, Map<String, String> settings)
      throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      cluster.reclaim();
      PostmasterFile before = cluster.postmaster();
      int port = Ports.preferred(cluster.file("port"));
      Process process = Supervised.start(command(cluster, port, settings), cluster.file("log"));
      PostgresServer server = new PostgresServer(cluster, process, port);
      if (server.becomesReady(before)) {
        Files.writeString(cluster.file("port"), Integer.toString(port));
        return server;
      }
      TimeUnit.MILLISECONDS.sleep(50L * attempt);
    }
    throw new ServerFailedException(
        "PostgreSQL in %s does not start: %s"
            .formatted(cluster.folder(), lastWords(cluster.file("log"))));
  }

  private static List<String> command(
      PostgresCluster cluster, int port, Map<String, String> settings) {
    List<String> command =
        new ArrayList<>(
            cluster
                .programs()
                .command(
                    "postgres", "-D", cluster.data().toString(), "-p", Integer.toString(port)));
    settings.forEach(
        (name, value) -> {
          command.add("-c");
          command.add(name + "=" + value);
        });
    return command;
  }

  // an old pid file may say "ready" on the same port until the new server writes its own
  private boolean becomesReady(PostmasterFile before) throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (System.nanoTime() < end) {
      PostmasterFile now = cluster.postmaster();
      if (!now.lines().equals(before.lines()) && now.isReady(port)) {
        return true;
      }
      if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    process.getOutputStream().close();
    return false;
  }

  private static String lastWords(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
  }

  void stop() throws IOException, InterruptedException {
    if (Platform.WINDOWS) {
      Tool.run(STOPPED_WITHIN, cluster.stop("fast"), "");
    }
    process.getOutputStream().close();
    if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      Tool.run(STOPPED_WITHIN, cluster.stop("immediate"), "");
    }
  }
}
