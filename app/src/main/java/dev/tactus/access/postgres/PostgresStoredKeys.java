package dev.tactus.access.postgres;

import dev.tactus.access.KeyHash;
import dev.tactus.access.Role;
import dev.tactus.access.StoredKeys;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the hashes of keys in {@code api_keys}. */
@Repository
class PostgresStoredKeys implements StoredKeys {
  private final JdbcClient db;

  PostgresStoredKeys(JdbcClient db) {
    this.db = db;
  }

  @Override
  public Map<KeyHash, Role> all() {
    Map<KeyHash, Role> all = new HashMap<>();
    db.sql("SELECT hash, role FROM api_keys")
        .query(
            row -> {
              all.put(KeyHash.of(row.getBytes("hash")), Role.of(row.getString("role")));
            });
    return all;
  }

  @Override
  public void add(Map<KeyHash, Role> keys, Instant at) {
    byte[][] hashes = new byte[keys.size()][];
    String[] roles = new String[keys.size()];
    int i = 0;
    for (Map.Entry<KeyHash, Role> key : keys.entrySet()) {
      hashes[i] = key.getKey().bytes();
      roles[i++] = key.getValue().id();
    }
    db.sql(
            """
            INSERT INTO api_keys (hash, role, created_at)
            SELECT hash, role, ? FROM unnest(?::bytea[], ?::text[]) AS k (hash, role)
            ON CONFLICT DO NOTHING
            """)
        .param(at.atOffset(ZoneOffset.UTC))
        .param(hashes)
        .param(roles)
        .update();
  }
}
