package dev.tactus.delivery;

import com.zaxxer.hikari.HikariDataSource;
import dev.tactus.testkit.servers.PrivatePostgres;
import org.flywaydb.core.Flyway;

/** The database that the tests of delivery share. */
final class Database {
  private static final PrivatePostgres.Database SHARED = migrated();

  private Database() {}

  private static PrivatePostgres.Database migrated() {
    PrivatePostgres.Database database = PrivatePostgres.database();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    return database;
  }

  static HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(SHARED.url());
    pool.setUsername(SHARED.user());
    pool.setPassword(SHARED.password());
    return pool;
  }
}
