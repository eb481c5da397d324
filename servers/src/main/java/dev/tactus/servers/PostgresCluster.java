package dev.tactus.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The data of one PostgreSQL: made once, whole or not at all. */
record PostgresCluster(Path data, PostgresPrograms programs) {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_LONG_CHECKPOINT = Duration.ofMinutes(5);

  /**
   * Makes a cluster in a scratch folder and renames it, so that a kill never leaves half of one.
   */
  static PostgresCluster in(Path folder, PostgresPrograms programs, Path password)
      throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    PostgresCluster cluster = new PostgresCluster(data, programs);
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      Path scratch = folder.resolve("data.new");
      Folders.delete(scratch);
      new PostgresCluster(scratch, programs).create(password);
      Files.move(scratch, data, StandardCopyOption.ATOMIC_MOVE);
    }
    return cluster;
  }

  private void create(Path password) throws IOException, InterruptedException {
    // a locale that sorts alike on every system
    Tool.run(
        A_MINUTE,
        programs.command(
            "initdb",
            "--pgdata=" + data,
            "--username=postgres",
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C"),
        "");
    Tool.run(
        A_MINUTE,
        programs.command("postgres", "--single", "-D", data.toString(), "postgres"),
        """
        CREATE ROLE tactus LOGIN PASSWORD '%s'
        CREATE DATABASE tactus OWNER tactus
        """
            .formatted(Files.readString(password).strip()));
  }

  /** Ends what an earlier JVM left behind; what it did not write is recovered by PostgreSQL. */
  void reclaim() throws IOException, InterruptedException {
    PostmasterFile left = postmaster();
    if (left.isServed(data)) {
      Tool.run(A_LONG_CHECKPOINT, stop("fast"), "");
    } else if (left.process().isPresent()) {
      left.disown();
    }
  }

  PostmasterFile postmaster() throws IOException {
    return PostmasterFile.of(data);
  }

  Path folder() {
    return Objects.requireNonNull(data.getParent());
  }

  /** What is kept beside the data. */
  Path file(String name) {
    return data.resolveSibling(name);
  }

  List<String> stop(String mode) {
    return programs.command("pg_ctl", "stop", "-D", data.toString(), "-m", mode, "-t", "240", "-w");
  }
}
