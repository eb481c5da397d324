package dev.tactus.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class FirstKeysTest {
  @TempDir Path home;

  /** Keys in memory. */
  private static final class Stored implements StoredKeys {
    final Map<KeyHash, Role> keys = new ConcurrentHashMap<>();

    @Override
    public Map<KeyHash, Role> all() {
      return Map.copyOf(keys);
    }

    @Override
    public void add(Map<KeyHash, Role> more, Instant at) {
      more.forEach(keys::putIfAbsent);
    }
  }

  private Keys start(Stored stored) {
    Keys keys = new Keys(stored, InstantSource.system());
    new FirstKeys(keys, home, JsonMapper.shared()).afterSingletonsInstantiated();
    return keys;
  }

  private Map<String, String> file() {
    return JsonMapper.shared()
        .readValue(home.resolve("keys.json"), new TypeReference<Map<String, String>>() {});
  }

  @Test
  void areOnePerRoleReadableByTheirOwnerOnly() throws Exception {
    Keys keys = start(new Stored());
    assertThat(file())
        .containsOnlyKeys("ingest", "integration", "worker", "author", "analyst", "admin");
    file()
        .forEach((role, key) -> assertThat(keys.roleOf(KeyHash.of(key))).isEqualTo(Role.of(role)));
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void stayTheSameAtTheNextStart() {
    Stored stored = new Stored();
    start(stored);
    Map<String, String> before = file();
    start(stored);
    assertThat(file()).isEqualTo(before);
    assertThat(stored.keys).hasSize(Role.values().length);
  }

  @Test
  void outliveAnEmptiedDatabase() {
    start(new Stored());
    Map<String, String> before = file();
    Keys keys = start(new Stored());
    assertThat(file()).isEqualTo(before);
    assertThat(keys.roleOf(KeyHash.of(before.get("admin")))).isEqualTo(Role.ADMIN);
  }

  @Test
  void areNotMadeWhereThereAreKeys() {
    Stored stored = new Stored();
    stored.keys.put(KeyHash.of("somebody's"), Role.ADMIN);
    start(stored);
    assertThat(home.resolve("keys.json")).doesNotExist();
  }
}
