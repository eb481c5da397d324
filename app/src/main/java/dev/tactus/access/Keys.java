package dev.tactus.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The keys and their roles; kept in memory, since every request asks. */
@Component
public class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** An unknown key makes them be read again at most so often. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** All keys as they were at a time. */
  private record Known(Map<KeyHash, Role> roles, Instant at) {}

  private final StoredKeys stored;
  private final InstantSource clock;
  private volatile Known known = new Known(Map.of(), Instant.EPOCH);

  Keys(StoredKeys stored, InstantSource clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /** Makes a key, which is shown this once: only its hash is stored. */
  public String create(Role role) {
    String key = random();
    add(Map.of(key, role));
    return key;
  }

  void add(Map<String, Role> keys) {
    Map<KeyHash, Role> hashes = new HashMap<>();
    keys.forEach((key, role) -> hashes.put(KeyHash.of(key), role));
    stored.add(hashes, clock.instant());
    known = new Known(known.roles(), Instant.EPOCH);
  }

  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The role of the key, null if there is no such key. */
  @Nullable Role roleOf(KeyHash key) {
    Role role = since(FRESH).get(key);
    return role == null ? since(PATIENCE).get(key) : role;
  }

  boolean none() {
    return stored.all().isEmpty();
  }

  private Map<KeyHash, Role> since(Duration age) {
    Known now = known;
    return isOlder(now, age) ? read(age) : now.roles();
  }

  private synchronized Map<KeyHash, Role> read(Duration age) {
    if (isOlder(known, age)) {
      Map<KeyHash, Role> roles = known.roles();
      try {
        roles = stored.all();
      } catch (DataAccessException e) {
        // the database is away: the keys that are known still count
        LOG.warn("keys could not be read again: {}", e.getMessage());
      }
      known = new Known(roles, clock.instant());
    }
    return known.roles();
  }

  private boolean isOlder(Known read, Duration age) {
    return read.at().plus(age).isBefore(clock.instant());
  }
}
