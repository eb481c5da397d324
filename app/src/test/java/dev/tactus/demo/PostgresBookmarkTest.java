package dev.tactus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.PrivatePostgres;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresBookmarkTest {
  private static final Bookmark.Place BEGIN =
      new Bookmark.Place(7, Instant.parse("2026-11-21T21:00:00.123456Z"), 0, false);

  private JdbcClient database = JdbcClient.create(PrivatePostgres.database().dataSource());
  private PostgresBookmark bookmark = new PostgresBookmark(database);

  @BeforeEach
  void migrate() {
    var source = PrivatePostgres.database().dataSource();
    Flyway.configure().dataSource(source).load().migrate();
    database = JdbcClient.create(source);
    bookmark = new PostgresBookmark(database);
  }

  @Test
  void remembersHowFarTheStorefrontHasCome() {
    assertThat(bookmark.place()).isNull();
    bookmark.put(BEGIN);
    assertThat(bookmark.place()).isEqualTo(BEGIN);
    bookmark.put(BEGIN.after(500).atTheEnd());
    assertThat(bookmark.place()).isEqualTo(new Bookmark.Place(7, BEGIN.endsAt(), 500, true));
  }

  @Test
  void seesWhetherSomebodyUsesTheInstallation() {
    assertThat(bookmark.isEmptyInstallation()).isTrue();
    database.sql("insert into customers (id) values ('ann')").update();
    assertThat(bookmark.isEmptyInstallation()).isFalse();
  }
}
