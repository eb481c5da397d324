package dev.tactus.delivery.postgres;

import dev.tactus.delivery.Secrets;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Secrets in the table {@code delivery_secrets}. */
@Component
@DependsOnDatabaseInitialization
final class PostgresSecrets implements Secrets {
  private final DataSource database;

  PostgresSecrets(DataSource database) {
    this.database = database;
  }

  @Override
  public byte[] secret(String name) {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    Query.of("INSERT INTO delivery_secrets VALUES (?, decode(?, 'hex')) ON CONFLICT DO NOTHING")
        .with(name)
        .with(HexFormat.of().formatHex(fresh))
        .run(database);
    return Query.of("SELECT value FROM delivery_secrets WHERE name = ?")
        .with(name)
        .list(database, row -> row.getBytes(1))
        .get(0);
  }
}
