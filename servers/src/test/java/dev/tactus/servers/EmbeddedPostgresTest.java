package dev.tactus.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every test starts the same cluster again; the first finds half of one that a kill left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
  private final Path home;

  EmbeddedPostgresTest(@TempDir Path home) throws IOException {
    this.home = home;
    Files.createDirectories(home.resolve("data.new/base"));
    Files.writeString(home.resolve("data.new/PG_VERSION"), "18");
  }

  @Test
  void keepsItsDataPasswordAndPortBetweenStarts() throws Exception {
    int port;
    try (EmbeddedPostgres postgres = start()) {
      port = postgres.port();
      Sql.on(postgres).run("create table kept (word text)", "insert into kept values ('tactus')");
    }
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.on(postgres).ask("select word from kept")).isEqualTo("tactus");
      assertThat(postgres.port()).isEqualTo(port).isNotIn(5432, 5672);
    }
  }

  @Test
  void isDurableAndSortsAlikeEverywhere() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      Sql sql = Sql.on(postgres);
      assertThat(sql.ask("show fsync")).isEqualTo("on");
      assertThat(sql.ask("show synchronous_commit")).isEqualTo("on");
      assertThat(sql.ask("show full_page_writes")).isEqualTo("on");
      assertThat(sql.ask("show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(sql.ask("select datlocale from pg_database where datname = 'tactus'"))
          .isEqualTo("C.UTF-8");
    }
  }

  @Test
  void letsNobodyInWithoutThePasswordThatOnlyTheOwnerCanRead() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      Sql wrong = new Sql(postgres.jdbcUrl(), postgres.user(), "guess");
      assertThatThrownBy(() -> wrong.ask("select 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      assertThat(Sql.on(postgres).ask("select rolsuper from pg_roles where rolname = 'tactus'"))
          .isEqualTo("f");
    }
    assertThat(Files.getPosixFilePermissions(home.resolve("password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void refusesASecondProcessAndSaysWhatToDo() throws Exception {
    try (EmbeddedPostgres first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(ServerFailedException.class)
          .hasMessageContaining("in use by another process")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
          .hasMessageContaining("TACTUS_HOME");
      assertThat(Sql.on(first).ask("select 1")).isEqualTo("1");
    }
  }

  @Test
  void takesAnotherPortIfItsOwnIsTaken() throws Exception {
    int port;
    try (EmbeddedPostgres postgres = start()) {
      port = postgres.port();
    }
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        EmbeddedPostgres postgres = start()) {
      assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
      assertThat(Sql.on(postgres).ask("select 1")).isEqualTo("1");
    }
  }

  @Test
  void isStartedAgainWhenItIsKilledAndHasLostNothing() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      Sql sql = Sql.on(postgres);
      sql.run("create table survived (word text)", "insert into survived values ('committed')");
      postmaster().destroyForcibly();
      Eventually.holds(() -> sql.ask("select word from survived").equals("committed"));
    }
    assertThat(PostmasterFile.of(home.resolve("data")).lines()).isEmpty();
  }

  @Test
  void ignoresAPidFileThatNamesAnotherProcess() throws Exception {
    start().close();
    Path file = home.resolve("data/postmaster.pid");
    Files.writeString(file, ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.on(postgres).ask("select 1")).isEqualTo("1");
    }
  }

  @Test
  void makesTheClusterAnewIfAKillLeftHalfOfOne() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.on(postgres).ask("select 1")).isEqualTo("1");
    }
    assertThat(home.resolve("data.new")).doesNotExist();
  }

  private ProcessHandle postmaster() throws Exception {
    return PostmasterFile.of(home.resolve("data")).process().orElseThrow();
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(home, Programs.SHARED, Map.of());
  }
}
