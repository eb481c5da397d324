package dev.tactus.embedded;

import dev.tactus.servers.EmbeddedPostgres;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How to connect to the embedded PostgreSQL. */
record ToPostgres(EmbeddedPostgres postgres) implements JdbcConnectionDetails {
  int port() {
    return postgres.port();
  }

  @Override
  public String getJdbcUrl() {
    return postgres.jdbcUrl();
  }

  @Override
  public String getUsername() {
    return postgres.user();
  }

  @Override
  public String getPassword() {
    return postgres.password();
  }
}
